package id.etalase.gateway.upstream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import id.etalase.gateway.route.Route.Origin;
import id.etalase.gateway.route.Settings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Every service by its name. New settings keep what is known of replicas that stay. */
@Singleton
public class Upstreams {

    private final MeterRegistry meters;
    private volatile Map<String, Upstream> byName = Map.of();

    Upstreams(Settings settings, MeterRegistry meters) {
        this.meters = meters;
        use(settings.now());
        settings.onChange(this::use);
    }

    /** The service of this name; empty if new settings no longer have it. */
    public Optional<Upstream> find(String service) {
        return Optional.ofNullable(byName.get(service));
    }

    /** All of them, in the order of their positions. */
    public Collection<Upstream> all() {
        return byName.values();
    }

    private synchronized void use(Settings.Snapshot settings) {
        Map<String, Upstream> next = new LinkedHashMap<>();
        settings.routes().origins().forEach((service, origins) -> {
            List<Replica> replicas = new ArrayList<>();
            origins.forEach(origin -> replicas.add(known(service, origin).orElseGet(() -> new Replica(origin))));
            int capacity = settings.gateway().connectionsPerService() * replicas.size()
                    + settings.gateway().waitingPerService();
            int heldOpen = settings.gateway().heldOpen().perReplica() * replicas.size();
            next.put(service, new Upstream(service, replicas, settings.gateway().resilience(), capacity, heldOpen));
            Gauge.builder("etalase.gateway.service.reachable", this, all -> all.isThere(service) ? 1 : 0)
                    .description("1 if a replica of the service answered the last time it was asked")
                    .tag("service", service)
                    .register(meters);
        });
        byName = next;
    }

    private Optional<Replica> known(String service, Origin origin) {
        return Optional.ofNullable(byName.get(service)).stream().flatMap(upstream -> upstream.replicas().stream())
                .filter(replica -> replica.origin().equals(origin)).findFirst();
    }

    private boolean isThere(String service) {
        Upstream upstream = byName.get(service);
        return upstream != null && upstream.isThere();
    }
}
