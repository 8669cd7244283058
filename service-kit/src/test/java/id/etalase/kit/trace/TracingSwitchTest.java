package id.etalase.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

class TracingSwitchTest {

    @Test
    void without_a_collector_nothing_is_traced() {
        SmallRyeConfig config = with(Map.of());

        assertThat(config.getValue("quarkus.otel.sdk.disabled", Boolean.class)).isTrue();
        assertThat(config.getValue("quarkus.datasource.jdbc.telemetry.enabled", Boolean.class)).isFalse();
    }

    @Test
    void an_address_of_nothing_is_no_collector() {
        SmallRyeConfig config = with(Map.of("otel.exporter.otlp.endpoint", ""));

        assertThat(config.getValue("quarkus.otel.sdk.disabled", Boolean.class)).isTrue();
    }

    @Test
    void a_collector_turns_tracing_on_with_its_statements() {
        SmallRyeConfig config = with(Map.of("otel.exporter.otlp.endpoint", "http://collector:4318"));

        assertThat(config.getValue("quarkus.otel.sdk.disabled", Boolean.class)).isFalse();
        assertThat(config.getValue("quarkus.datasource.jdbc.telemetry.enabled", Boolean.class)).isTrue();
        assertThat(config.getValue("quarkus.otel.exporter.otlp.endpoint", String.class)).isEqualTo("http://collector:4318");
    }

    private static SmallRyeConfig with(Map<String, String> environment) {
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(environment, "environment", 300))
                .withSources(new TracingSwitch()).build();
    }
}
