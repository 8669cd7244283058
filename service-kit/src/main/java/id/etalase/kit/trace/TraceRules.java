package id.etalase.kit.trace;

import jakarta.inject.Singleton;

import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.quarkus.opentelemetry.runtime.AutoConfiguredOpenTelemetrySdkBuilderCustomizer;

/** What is traced, and what a trace tells. */
@Singleton
final class TraceRules implements AutoConfiguredOpenTelemetrySdkBuilderCustomizer {

    @Override
    public void customize(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        builder.addSamplerCustomizer((configured, settings) -> new RequestsOnly(configured));
        builder.addTracerProviderCustomizer((provider, settings) -> provider.addSpanProcessor(new Discretion())
                // Exceptions are events of a span, and PostgreSQL's quote the row that it refused.
                .setSpanLimits(SpanLimits.builder().setMaxNumberOfEvents(0).build()));
    }
}
