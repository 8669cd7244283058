package id.etalase.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import id.etalase.gateway.config.GatewayConfig.Service;

/** The settings of a service, for tests that start without the others. */
public record ConfiguredService(Optional<String> url, Optional<List<String>> urls, Optional<List<String>> prefixes,
        int position,
        Optional<List<String>> heldOpen, Optional<Duration> responseTimeout, Map<String, Duration> responseTimeouts)
        implements
            Service {

    public ConfiguredService(String url, Optional<List<String>> prefixes, int position) {
        this(Optional.of(url), Optional.empty(), prefixes, position, Optional.empty(), Optional.empty(), Map.of());
    }
}
