package id.etalase.gateway.cache;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import id.etalase.gateway.cache.KeptAnswer.Stored;
import id.etalase.gateway.limit.Mark;
import id.etalase.gateway.request.Correlation;
import id.etalase.gateway.route.Route;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** An answer as it went out once, ready to go out again to whoever asks the same question. */
public final class Ready {

    /** What is different in each answer. */
    private static final Set<String> OWN = Set.of("x-request-id", "age", "ratelimit", "ratelimit-policy", "content-length");
    private static final int ROOM_FOR_OWN = 320;

    private final String service;
    private final Stored stored;
    private final AtomicLong generation;
    private final Footprint footprint;
    private final byte[] head;
    private final byte[] body;

    private Ready(String service, Stored stored, AtomicLong generation, Footprint footprint, byte[] head, byte[] body) {
        this.service = service;
        this.stored = stored;
        this.generation = generation;
        this.footprint = footprint;
        this.head = head;
        this.body = body;
    }

    /** @param sent what went out; its body is that of the stored answer in the form the client asked for */
    static Ready of(HttpServerResponse sent, Stored stored, AtomicLong generation, Footprint.Maker footprints,
            Route route) {
        boolean hasBody = sent.getStatusCode() != HttpResponseStatus.NOT_MODIFIED.code();
        Buffer body = !hasBody ? Buffer.buffer()
                : sent.headers().contains("Content-Encoding") ? stored.squeezed() : stored.kept().body();
        StringBuilder head = new StringBuilder(1024).append("HTTP/1.1 ")
                .append(HttpResponseStatus.valueOf(sent.getStatusCode())).append("\r\n");
        for (Map.Entry<String, String> header : sent.headers()) {
            if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
            }
        }
        if (hasBody) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return new Ready(route.service(), stored, generation, footprints.of(route, sent.getStatusCode(), body.length()),
                head.toString().getBytes(ISO_8859_1), body.getBytes());
    }

    boolean isMadeOf(Stored other) {
        return stored == other;
    }

    String service() {
        return service;
    }

    boolean isFresh(long longestNanos) {
        return !stored.isReplaced() && stored.kept().isFresh(generation.get(), longestNanos);
    }

    /** The whole answer. */
    public ByteBuf write(ByteBufAllocator memory, Correlation correlation, Mark mark) {
        ByteBuf out = memory.directBuffer(head.length + ROOM_FOR_OWN + body.length);
        out.writeBytes(head);
        ByteBufUtil.writeAscii(out, "Age: ");
        ByteBufUtil.writeAscii(out, Long.toString(TimeUnit.NANOSECONDS.toSeconds(stored.kept().ageNanos())));
        ByteBufUtil.writeAscii(out, "\r\nX-Request-Id: ");
        ByteBufUtil.writeAscii(out, correlation.requestId());
        if (mark != Mark.NONE) {
            ByteBufUtil.writeAscii(out, "\r\nRateLimit-Policy: ");
            ByteBufUtil.writeAscii(out, mark.policy());
            ByteBufUtil.writeAscii(out, "\r\nRateLimit: ");
            ByteBufUtil.writeAscii(out, mark.state());
        }
        ByteBufUtil.writeAscii(out, "\r\n\r\n");
        return out.writeBytes(body);
    }

    Footprint footprint() {
        return footprint;
    }

    int weight() {
        return head.length + body.length;
    }
}
