package id.etalase.gateway.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import io.vertx.core.buffer.Buffer;

/** The scripts and styles of Swagger UI, each read when it is first asked for. */
final class SwaggerUiFiles {

    private static final String FOLDER = "META-INF/resources/docs/";
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript", "css", "text/css");

    private final Map<String, Buffer> read = new ConcurrentHashMap<>();

    /** What is sent of a file. */
    record Content(String type, Buffer body) {
    }

    /** @return empty if there is no script or style of this name */
    Optional<Content> find(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        Buffer body = type == null ? null : read.computeIfAbsent(name, SwaggerUiFiles::read);
        return type == null || body == null ? Optional.empty() : Optional.of(new Content(type + "; charset=utf-8", body));
    }

    private static @Nullable Buffer read(String name) {
        try (@Nullable
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(FOLDER + name)) {
            return in == null ? null : Buffer.buffer(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + name, unreadable);
        }
    }
}
