package id.etalase.gateway.trace;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Traces by OpenTelemetry, sent to a collector in the background. */
final class SpanTraces {

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    SpanTraces(URI collector, double ratio) {
        String base = collector.toString().replaceFirst("/$", "");
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "gateway"))))
                // Whoever calls may name the trace, but not decide how much is recorded.
                .setSampler(Sampler.traceIdRatioBased(ratio))
                .addSpanProcessor(BatchSpanProcessor
                        .builder(OtlpHttpSpanExporter.builder().setEndpoint(base + "/v1/traces").build()).build())
                .build();
        tracer = provider.get("id.etalase.gateway");
    }

    Trace begin(HttpServerRequest request) {
        Context caller = W3CTraceContextPropagator.getInstance().extract(Context.root(), request.headers(), HEADERS);
        return new SpanTrace(tracer,
                tracer.spanBuilder("request").setParent(caller).setSpanKind(SpanKind.SERVER).startSpan());
    }

    /** Sends what is still here. */
    void close(long limit, TimeUnit unit) {
        provider.shutdown().join(limit, unit);
    }
}
