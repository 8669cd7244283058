package id.etalase.gateway.trace;

import java.util.Optional;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.vertx.core.MultiMap;

/**
 * A request as a span, and a span below it for each attempt. The names of the attributes are those of OpenTelemetry's
 * conventions for HTTP; path, query and address of the client are left out for the reason for which the access log leaves
 * them out.
 */
final class SpanTrace implements Trace {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<Long> RESENT = AttributeKey.longKey("http.request.resend_count");
    private static final AttributeKey<String> HOST = AttributeKey.stringKey("server.address");
    private static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    private static final AttributeKey<String> CACHE = AttributeKey.stringKey("etalase.cache");

    private final Tracer tracer;
    private final Span span;

    SpanTrace(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    @Override
    public Optional<String> id() {
        return Optional.of(span.getSpanContext().getTraceId());
    }

    @Override
    public Attempt attempt(String method, String host, int port, int number, MultiMap headers) {
        Span attempt = tracer.spanBuilder(method).setParent(Context.root().with(span)).setSpanKind(SpanKind.CLIENT)
                .setAttribute(METHOD, method).setAttribute(HOST, host).setAttribute(PORT, (long) port)
                .startSpan();
        if (number > 1) {
            attempt.setAttribute(RESENT, number - 1L);
        }
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(attempt), headers, MultiMap::set);
        return new SpanAttempt(attempt);
    }

    @Override
    public void end(String method, Optional<String> prefix, String cache, int status) {
        span.updateName(prefix.map(route -> method + " " + route).orElse(method)).setAttribute(METHOD, method)
                .setAttribute(CACHE, cache);
        prefix.ifPresent(route -> span.setAttribute(ROUTE, route));
        if (status > 0) {
            span.setAttribute(STATUS, (long) status);
        }
        if (status == 0 || status >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private record SpanAttempt(Span span) implements Attempt {

        @Override
        public void answered(int status) {
            span.setAttribute(STATUS, (long) status);
            span.setStatus(status >= 400 ? StatusCode.ERROR : StatusCode.UNSET);
            span.end();
        }

        @Override
        public void end() {
            if (span.isRecording()) {
                span.setStatus(StatusCode.ERROR).end();
            }
        }
    }
}
