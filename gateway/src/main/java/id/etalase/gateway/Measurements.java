package id.etalase.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import id.etalase.gateway.route.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts and times every request, by route. A path is not a label, and neither is a method nobody knows: whoever asks must not
 * be able to make time series.
 */
@Singleton
class Measurements {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private final MeterRegistry meters;

    Measurements(MeterRegistry meters) {
        this.meters = meters;
    }

    void measure(RoutingContext routing) {
        long start = System.nanoTime();
        routing.addEndHandler(end -> timer(routing, end.succeeded()).record(Duration.ofNanos(System.nanoTime() - start)));
    }

    private Timer timer(RoutingContext routing, boolean whole) {
        Optional<Route> route = Route.of(routing);
        String method = routing.request().method().name();
        return Timer.builder("etalase.gateway.requests")
                .description("Requests from their arrival to the end of their answer")
                .tag("service", route.map(Route::service).orElse("gateway"))
                .tag("route", route.map(Route::prefix).orElse("none"))
                .tag("method", METHODS.contains(method) ? method : "other")
                // The client left, or the answer broke off.
                .tag("status", whole ? Integer.toString(routing.response().getStatusCode()) : "aborted")
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
                        Duration.ofMillis(500), Duration.ofSeconds(2))
                .register(meters);
    }
}
