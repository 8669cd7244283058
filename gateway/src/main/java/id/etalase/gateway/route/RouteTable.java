package id.etalase.gateway.route;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import id.etalase.gateway.config.GatewayConfig.Service;
import id.etalase.gateway.route.Route.Origin;
import io.quarkus.runtime.configuration.ConfigurationException;

/** All routes. The longest prefix that covers a path, segment by segment, wins. */
public final class RouteTable {

    private final Map<List<String>, Route> routes;
    private final Map<String, List<Origin>> origins;
    private final int longest;

    private RouteTable(Map<List<String>, Route> routes, Map<String, List<Origin>> origins) {
        this.routes = Map.copyOf(routes);
        this.origins = origins;
        this.longest = routes.keySet().stream().mapToInt(List::size).max().orElse(0);
    }

    /**
     * Builds the table, or names everything that is wrong with the configuration.
     *
     * @throws ConfigurationException with one line for each mistake
     */
    public static RouteTable of(Map<String, ? extends Service> services) {
        List<String> mistakes = new ArrayList<>();
        Map<List<String>, Route> routes = new HashMap<>();
        Map<String, List<Origin>> origins = new LinkedHashMap<>();
        if (services.isEmpty()) {
            mistakes.add("etalase.gateway.services: name at least one service");
        }
        inOrder(services).forEach((name, service) -> {
            ServiceCheck check = new ServiceCheck(name, mistakes);
            check.name();
            origins.put(name, check.origins(service));
            List<String> prefixes = check.prefixes(service.prefixes().orElse(List.of()));
            check.timeouts(service, prefixes);
            List<String> heldOpen = check.heldOpen(service, prefixes);
            for (String prefix : prefixes) {
                List<String> segments = check.segments(prefix);
                Optional<Duration> timeout = Optional.ofNullable(service.responseTimeouts().get(prefix))
                        .or(service::responseTimeout);
                Route other = routes.putIfAbsent(segments, new Route(name, prefix, timeout, heldOpen.contains(prefix)));
                if (other != null && !segments.isEmpty()) {
                    check.mistake("prefixes", "'" + prefix + "' already belongs to '" + other.service() + "'");
                }
            }
        });
        refuseNeedlessPrefixes(routes, mistakes);
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException("The routes of the gateway are not usable:\n  " + String.join("\n  ", mistakes));
        }
        return new RouteTable(routes, origins);
    }

    /** The route of a path, if a service owns it. */
    public Optional<Route> find(List<String> segments) {
        for (int length = Math.min(longest, segments.size()); length > 0; length--) {
            Route route = routes.get(segments.subList(0, length));
            if (route != null) {
                return Optional.of(route);
            }
        }
        return Optional.empty();
    }

    /** Where the replicas of each service listen, by its name, in the order of the services' positions. */
    public Map<String, List<Origin>> origins() {
        return Collections.unmodifiableMap(origins);
    }

    /** Every route there is. */
    public Collection<Route> routes() {
        return routes.values();
    }

    private static Map<String, Service> inOrder(Map<String, ? extends Service> services) {
        Map<String, Service> ordered = new LinkedHashMap<>();
        services.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, ? extends Service>> comparingInt(entry -> entry.getValue().position())
                        .thenComparing(Map.Entry::getKey))
                .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
        return ordered;
    }

    /** A prefix below another of the same service says nothing new and is mostly a mistake. */
    private static void refuseNeedlessPrefixes(Map<List<String>, Route> routes, List<String> mistakes) {
        routes.forEach((segments, route) -> {
            for (int length = 1; length < segments.size(); length++) {
                Route wider = routes.get(segments.subList(0, length));
                if (wider != null && wider.service().equals(route.service())) {
                    mistakes.add("etalase.gateway.services." + route.service() + ".prefixes: '" + wider.prefix()
                            + "' already covers '" + route.prefix() + "'");
                }
            }
        });
    }
}
