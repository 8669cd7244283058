package id.etalase.kit.http;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.json.StorableText;
import id.etalase.kit.time.Ids;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * First to see every request: gives it its ids, for the answer and for the log, and turns away what nothing behind could
 * read properly.
 */
@Singleton
class RequestGuard {

    static final String REQUEST_ID = "X-Request-Id";

    /** Before authentication (200) and CORS (300): these requests have ids too. */
    private static final int FIRST = 1_000;
    /** After Quarkus' own limit for bodies without a declared length, which would answer with an empty 413. */
    private static final int AFTER_UPLOAD_LIMIT = 1;
    private static final int LONGEST_URI = 8_000;
    private static final Pattern SANE_ID = Pattern.compile("[A-Za-z0-9._~:/+=-]{1,128}");
    private static final Pattern TRACE_PARENT = Pattern
            .compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    private final Ids ids;
    private final long largestBody;
    private final long largestJson;

    RequestGuard(Ids ids, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize largestBody,
            @ConfigProperty(name = "etalase.http.largest-json") MemorySize largestJson) {
        this.ids = ids;
        this.largestBody = largestBody.asLongValue();
        this.largestJson = Math.min(this.largestBody, largestJson.asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::receive, FIRST);
        filters.register(this::leaveTheBodyToUs, AFTER_UPLOAD_LIMIT);
    }

    private void receive(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = requestId(request.getHeader(REQUEST_ID));
        context.response().putHeader(REQUEST_ID, requestId);
        MDC.put("requestId", requestId);
        MDC.put("traceId", traceId(request.getHeader("traceparent"), requestId));
        RequestProblem problem = problem(request);
        if (problem == null) {
            context.next();
        } else {
            // The rest of the body is not worth reading.
            context.response().putHeader("Connection", "close");
            context.addEndHandler(done -> request.connection().close());
            context.fail(problem);
        }
    }

    private @Nullable RequestProblem problem(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_URI) {
            return new RequestProblem("uri-too-long", Map.of("limit", LONGEST_URI), List.of());
        }
        if (PercentEncoding.decode(request.uri()).filter(StorableText::isStorable).isEmpty()) {
            return new RequestProblem("malformed-request");
        }
        String length = request.getHeader("Content-Length");
        long limit = BodyGuard.isJson(request.getHeader("Content-Type")) ? largestJson : largestBody;
        if (length != null && (length.length() > 18 || Long.parseLong(length) > limit)) {
            return BodyGuard.tooLarge(limit);
        }
        String encoding = request.getHeader("Content-Encoding");
        return encoding == null || encoding.equalsIgnoreCase("identity") ? null
                : new RequestProblem("unsupported-content-encoding");
    }

    /** {@link BodyGuard} counts what it reads and answers with a problem; Quarkus' limit stays behind it as a second net. */
    private void leaveTheBodyToUs(RoutingContext context) {
        if (context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, 2 * largestBody + 1_000_000);
        }
        context.next();
    }

    private String requestId(@Nullable String sent) {
        return sent != null && SANE_ID.matcher(sent).matches() ? sent : ids.next().toString();
    }

    /** That of the span in progress, else what the caller sent, else the request's own id. */
    private static String traceId(@Nullable String traceParent, String requestId) {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return span.getTraceId();
        }
        Matcher parts = TRACE_PARENT.matcher(traceParent == null ? "" : traceParent);
        return parts.matches() ? parts.group(1) : requestId;
    }
}
