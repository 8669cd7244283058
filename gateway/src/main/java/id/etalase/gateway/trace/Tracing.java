package id.etalase.gateway.trace;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import io.vertx.core.http.HttpServerRequest;

/**
 * Traces requests where a collector is named, by the name that OpenTelemetry has for that setting. The classes of OpenTelemetry
 * are not even loaded where none is.
 */
@Singleton
public class Tracing {

    /** Health and metrics of the gateway itself. */
    private static final String OWN = "/q/";

    private final @Nullable SpanTraces traces;

    /**
     * @param collector takes OTLP over HTTP
     * @param ratio of the requests that are recorded, of 1
     */
    Tracing(@ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<URI> collector,
            @ConfigProperty(name = "otel.traces.sampler.arg", defaultValue = "1.0") double ratio) {
        traces = collector.map(address -> new SpanTraces(address, ratio)).orElse(null);
    }

    /** Whether requests have spans. */
    public boolean isOn() {
        return traces != null;
    }

    /** The trace of a request that has just arrived. */
    public Trace begin(HttpServerRequest request) {
        return traces == null || request.path() == null || request.path().startsWith(OWN) ? Trace.OFF
                : traces.begin(request);
    }

    @PreDestroy
    void stop() {
        if (traces != null) {
            traces.close(2, TimeUnit.SECONDS);
        }
    }
}
