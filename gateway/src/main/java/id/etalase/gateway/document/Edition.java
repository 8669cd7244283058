package id.etalase.gateway.document;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.vertx.core.buffer.Buffer;

/** The documents as they are at one time, written out at most once for each form and server. */
final class Edition {

    /** In which form a document is written. */
    enum Form {

        JSON("application/json", new JsonMapper().writerWithDefaultPrettyPrinter()),
        // Texts stay in quotes: a bare 2024-12-31 or NO is something else to many a YAML parser.
        YAML("application/yaml", YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build().writer());

        private final String mediaType;
        private final ObjectWriter writer;

        Form(String mediaType, ObjectWriter writer) {
            this.mediaType = mediaType;
            this.writer = writer;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private record Key(String service, Form form, String server) {
    }

    /** Whoever stands before the gateway may name many hosts; not each of them is kept. */
    private static final int KEPT = 32;

    private static final String ALL = "";
    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final ObjectNode merged;
    private final Map<String, ObjectNode> single;
    private final Map<Key, Buffer> written = new ConcurrentHashMap<>();

    Edition(ObjectNode merged, Map<String, ObjectNode> single) {
        this.merged = merged;
        this.single = Map.copyOf(single);
    }

    /** The merged document with this server. */
    Buffer merged(Form form, String server) {
        return write(new Key(ALL, form, server), merged);
    }

    /** The document of one service with this server; empty if there is no such service. */
    Optional<Buffer> of(String service, Form form, String server) {
        return Optional.ofNullable(single.get(service)).map(document -> write(new Key(service, form, server), document));
    }

    /** The methods of the path that says the most of these segments; empty if there is none. */
    Optional<List<String>> methodsOf(List<String> segments) {
        return merged.path("paths").properties().stream().filter(path -> fits(path.getKey(), segments))
                .min(Comparator.comparingLong(path -> path.getKey().chars().filter(c -> c == '{').count()))
                .map(path -> methods(path.getValue(), path.getKey().startsWith("/v1/")));
    }

    private static boolean fits(String path, List<String> segments) {
        List<String> parts = path.equals("/") ? List.of() : List.of(path.substring(1).split("/"));
        return parts.size() == segments.size() && IntStream.range(0, parts.size())
                .allMatch(i -> parts.get(i).startsWith("{") || parts.get(i).equals(segments.get(i)));
    }

    /** @param ofService services answer OPTIONS, though no document says so */
    private static List<String> methods(JsonNode path, boolean ofService) {
        List<String> methods = new ArrayList<>();
        for (String method : METHODS) {
            boolean comesWithAnother = method.equals("OPTIONS") && ofService || method.equals("HEAD") && path.has("get");
            if (comesWithAnother || path.has(method.toLowerCase(Locale.ROOT))) {
                methods.add(method);
            }
        }
        return methods;
    }

    private Buffer write(Key key, ObjectNode document) {
        if (written.size() >= KEPT) {
            written.clear();
        }
        return written.computeIfAbsent(key, missing -> write(missing.form(), withServer(document, missing.server())));
    }

    private static Buffer write(Form form, ObjectNode document) {
        try {
            return Buffer.buffer(form.writer.writeValueAsString(document).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same document with its one server, where readers look for it: after the info. */
    private static ObjectNode withServer(ObjectNode document, String server) {
        ObjectNode addressed = JsonNodeFactory.instance.objectNode();
        document.properties().forEach(member -> {
            addressed.set(member.getKey(), member.getValue());
            if (member.getKey().equals("info")) {
                addressed.putArray("servers").addObject().put("url", server).put("description",
                        server.startsWith(".") ? "Where this document came from" : "The public address");
            }
        });
        return addressed;
    }
}
