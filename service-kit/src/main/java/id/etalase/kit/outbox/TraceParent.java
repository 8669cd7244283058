package id.etalase.kit.outbox;

import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** The W3C trace context of the work in progress, so that a change can be followed from the request to its subscribers. */
@Singleton
class TraceParent {

    static final String NAME = "traceparent";

    /** Version 00 of the W3C recommendation; an id of zeros only is invalid there. */
    private static final Pattern FORM = Pattern
            .compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private final CurrentVertxRequest request;

    TraceParent(CurrentVertxRequest request) {
        this.request = request;
    }

    /** That of the span in progress, else what the caller sent, else null. A malformed value is ignored. */
    @Nullable
    String current() {
        SpanContext span = Span.current().getSpanContext();
        if (span.isValid()) {
            return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-" + span.getTraceFlags().asHex();
        }
        if (!Arc.container().requestContext().isActive()) {
            return null;
        }
        RoutingContext current = request.getCurrent();
        String sent = current == null ? null : current.request().getHeader(NAME);
        return sent != null && FORM.matcher(sent).matches() ? sent : null;
    }
}
