package id.etalase.kit.trace;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.spi.ConfigSource;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;

/**
 * One setting turns tracing on, by the name that OpenTelemetry gives it everywhere: {@code OTEL_EXPORTER_OTLP_ENDPOINT}, the
 * address of a collector. Without it nothing is traced, not even the connections to the database, which Quarkus would wrap all
 * the same.
 */
public final class TracingSwitch implements ConfigSourceFactory {

    private static final String ENDPOINT = "otel.exporter.otlp.endpoint";

    /** Above the defaults of the kit, below what a service or the environment says. */
    private static final int ORDINAL = 110;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue(ENDPOINT);
        String address = endpoint == null ? null : endpoint.getValue();
        boolean on = address != null && !address.isBlank();
        Map<String, String> off = Map.of("quarkus.otel.sdk.disabled", "true", "quarkus.datasource.jdbc.telemetry.enabled",
                "false");
        return List.of(new PropertiesConfigSource(on ? on(address) : off, "Switch of tracing", ORDINAL));
    }

    private static Map<String, String> on(String endpoint) {
        return Map.of("quarkus.otel.sdk.disabled", "false", "quarkus.datasource.jdbc.telemetry.enabled", "true",
                "quarkus.otel.exporter.otlp.endpoint", endpoint);
    }
}
