package id.etalase.gateway.compress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** When and how an answer is compressed. */
public final class Coding {

    /** The one coding that every client knows. */
    public static final String NAME = "gzip";

    /** Below this the head of a packet is more than what is saved. */
    private static final int WORTH_IT = 1024;

    /** Level 4: three quarters of what 9 saves, at a third of the time. */
    private static final int LEVEL = 4;

    private static final Set<String> TYPES = Set.of("application/json", "application/problem+json", "application/geo+json",
            "application/xml", "application/yaml", "application/schema+json", "application/ld+json", "text/csv",
            "text/calendar",
            "text/html", "text/plain", "text/css", "text/javascript", "image/svg+xml");

    private Coding() {
    }

    /** Whether the client takes gzip, {@code q=0} being a no (RFC 9110, section 12.5.3). */
    public static boolean isAccepted(HttpServerRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        for (String coding : accepted.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = coding.trim().split("\\s*;\\s*");
            if (parts[0].equals(NAME) || parts[0].equals("*")) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    /** Whether an answer gets smaller by it. Of one whose length is not known that is assumed. */
    public static boolean isWorthIt(MultiMap headers, long length) {
        String type = headers.get("Content-Type");
        return length >= WORTH_IT && type != null && !headers.contains("Content-Encoding") && !headers.contains("Content-Range")
                && TYPES.contains(type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT))
                && !String.valueOf(headers.get("Cache-Control")).contains("no-transform");
    }

    /** Tells caches that the answer depends on it. */
    public static void vary(MultiMap headers) {
        if (headers.getAll("Vary").stream().noneMatch(vary -> vary.toLowerCase(Locale.ROOT).contains("accept-encoding"))) {
            headers.add("Vary", "Accept-Encoding");
        }
    }

    /** The whole, compressed. */
    public static Buffer squeeze(Buffer whole) {
        Squeezer squeezer = new Squeezer();
        return squeezer.add(whole).appendBuffer(squeezer.end());
    }

    /** Compresses chunk by chunk and holds back only what the method needs. */
    public static final class Squeezer {

        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final GZIPOutputStream gzip;

        public Squeezer() {
            try {
                gzip = new GZIPOutputStream(out, 8192, false) {
                    {
                        def.setLevel(LEVEL);
                        def.setStrategy(Deflater.DEFAULT_STRATEGY);
                    }
                };
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** @return what is ready of it, perhaps nothing yet */
        public Buffer add(Buffer chunk) {
            try {
                gzip.write(chunk.getBytes());
                return take();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        /** @return the rest */
        public Buffer end() {
            try {
                gzip.close();
                return take();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private Buffer take() {
            Buffer ready = Buffer.buffer(out.toByteArray());
            out.reset();
            return ready;
        }
    }
}
