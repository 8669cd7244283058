package id.etalase.gateway.request;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.trace.Trace;
import io.vertx.core.http.HttpServerRequest;

/**
 * The names under which a request is found again, in a log or by support.
 *
 * @param requestId from {@code X-Request-Id} if that is sane, else new; goes to the service and back to the client
 * @param traceId that of the trace where there is one; else from {@code traceparent} (W3C Trace Context) if that came, else the
 *        request id; stands in problems
 * @param trace what is told to a tracer
 */
public record Correlation(String requestId, String traceId, Trace trace) {

    /** The header that carries the request id. */
    public static final String REQUEST_ID = "X-Request-Id";

    /** As the services take it: nothing that could break a log line or a header, and no longer than anybody needs. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,128}");

    private static final Pattern TRACEPARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    static Correlation of(HttpServerRequest request, Trace trace) {
        return of(request.getHeader(REQUEST_ID), request.getHeader("traceparent"), trace);
    }

    /**
     * What the headers of a request that nobody traces come to.
     *
     * @param asked {@code X-Request-Id}
     * @param traceparent the header of that name
     */
    public static Correlation of(@Nullable String asked, @Nullable String traceparent) {
        return of(asked, traceparent, Trace.OFF);
    }

    private static Correlation of(@Nullable String asked, @Nullable String traceparent, Trace trace) {
        String id = asked != null && SANE.matcher(asked).matches() ? asked : fresh();
        return new Correlation(id, trace.id().orElseGet(() -> sent(traceparent, id)), trace);
    }

    private static String sent(@Nullable String traceparent, String otherwise) {
        if (traceparent != null) {
            var sent = TRACEPARENT.matcher(traceparent);
            if (sent.matches()) {
                return sent.group(1);
            }
        }
        return otherwise;
    }

    /** Like a random UUID. Nobody must be unable to guess it, so it need not come from the source of secrets, which is slow. */
    private static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE).toString();
    }
}
