package id.etalase.kit.trace;

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;

class TraceRulesTest {

    private final List<SpanData> told = new ArrayList<>();
    private final OpenTelemetrySdk telemetry = telemetry();
    private final Tracer tracer = telemetry.getTracer("test");

    @AfterEach
    void stop() {
        telemetry.close();
    }

    @Test
    void a_request_and_what_it_causes_are_told() {
        Span request = tracer.spanBuilder("GET /v1/things").setSpanKind(SpanKind.SERVER).startSpan();
        tracer.spanBuilder("select").setSpanKind(SpanKind.CLIENT).setParent(Context.root().with(request)).startSpan().end();

        request.end();

        assertThat(told).extracting(SpanData::getName).containsExactly("select", "GET /v1/things");
    }

    @Test
    void what_a_service_does_by_itself_is_not_told() {
        tracer.spanBuilder("select").setSpanKind(SpanKind.CLIENT).setNoParent().startSpan().end();

        assertThat(told).isEmpty();
    }

    @Test
    void path_query_and_people_are_not_told() {
        Span request = tracer.spanBuilder("GET").setSpanKind(SpanKind.SERVER).setAttribute("http.request.method", "GET")
                .setAttribute("url.path", "/v1/bookings/7Q2").setAttribute("url.query", "code=7Q2")
                .setAttribute("client.address", "192.0.2.7").setAttribute("user_agent.original", "phone of Siti").startSpan();

        request.end();

        assertThat(told).hasSize(1).first().satisfies(span -> {
            assertThat(span.getAttributes().asMap().toString()).doesNotContain("7Q2", "192.0.2.7", "Siti");
            assertThat(span.getAttributes().get(stringKey("http.request.method"))).isEqualTo("GET");
        });
    }

    @Test
    void of_an_address_that_a_service_calls_its_origin_is_told() {
        Span request = tracer.spanBuilder("GET").setSpanKind(SpanKind.SERVER).startSpan();
        tracer.spanBuilder("POST").setSpanKind(SpanKind.CLIENT).setParent(Context.root().with(request))
                .setAttribute("url.full", "https://ministry.example:8443/hooks/secret?key=1").startSpan().end();

        request.end();

        assertThat(told.get(0).getAttributes().get(stringKey("url.full")))
                .isEqualTo("https://ministry.example:8443/REDACTED");
    }

    @Test
    void an_exception_is_not_told_since_it_may_quote_a_row() {
        Span request = tracer.spanBuilder("POST").setSpanKind(SpanKind.SERVER).startSpan();
        request.recordException(new IllegalStateException("Key (email)=(siti@example.invalid) already exists."));

        request.end();

        assertThat(told.get(0).getEvents()).isEmpty();
    }

    private OpenTelemetrySdk telemetry() {
        AutoConfiguredOpenTelemetrySdkBuilder builder = AutoConfiguredOpenTelemetrySdk.builder().disableShutdownHook()
                .addPropertiesSupplier(() -> Map.of("otel.traces.exporter", "none", "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .addTracerProviderCustomizer((provider, settings) -> provider.addSpanProcessor(new Listener()));
        new TraceRules().customize(builder);
        return builder.build().getOpenTelemetrySdk();
    }

    /** Hears what an exporter would send. */
    private final class Listener implements SpanProcessor {

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {
            // An exporter looks at spans when they are over.
        }

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            told.add(span.toSpanData());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
