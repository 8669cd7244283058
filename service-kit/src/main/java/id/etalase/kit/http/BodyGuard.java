package id.etalase.kit.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.RequestProblem;
import io.quarkus.runtime.configuration.MemorySize;

/**
 * Sees that a body that a resource asks for is there and is not larger than allowed, whether or not its length was declared.
 */
@Provider
class BodyGuard implements ReaderInterceptor {

    private final long largest;
    private final long largestJson;

    BodyGuard(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largest,
            @ConfigProperty(name = "etalase.http.largest-json") MemorySize largestJson) {
        this.largest = largest.asLongValue();
        this.largestJson = Math.min(this.largest, largestJson.asLongValue());
    }

    static RequestProblem tooLarge(long limit) {
        return new RequestProblem("body-too-large", Map.of("limit", limit), List.of());
    }

    /** Whether a body of this type is read into memory as a whole. */
    static boolean isJson(@Nullable String mediaType) {
        return mediaType != null && mediaType.toLowerCase(Locale.ROOT).split(";")[0].strip().endsWith("json");
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType().isRecord() && "text".equals(context.getMediaType().getType())) {
            // The framework would try to make a record with one component out of the text.
            throw new NotSupportedException();
        }
        context.setInputStream(new Counted(context.getInputStream(),
                isJson(String.valueOf(context.getMediaType())) ? largestJson : largest));
        Object body = context.proceed();
        if (body == null) {
            throw new RequestProblem("body-required");
        }
        return body;
    }

    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long left;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw tooLarge(limit);
            }
        }
    }
}
