package id.etalase.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.cache.Footprint;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Route;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Counts, times and logs every request, by route. A path is not a label, and neither is a method nobody knows: whoever asks
 * must not be able to make time series.
 */
@Singleton
class Measurements implements Footprint.Maker {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private record Key(@Nullable Route route, String method, int status, String cache) {
    }

    private final MeterRegistry meters;
    private final AccessLog log;
    /** Finding a meter by its labels costs more than the rest of a small request. */
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();

    Measurements(MeterRegistry meters, AccessLog log) {
        this.meters = meters;
        this.log = log;
    }

    void measure(RoutingContext routing) {
        HttpServerResponse response = routing.response();
        routing.addEndHandler(end -> {
            if (end.failed() && !response.ended() && !response.closed()) {
                // Something broke, but not the connection: there may still be an answer.
                response.exceptionHandler(broken -> {
                });
                response.endHandler(sent -> over(routing, true));
                response.closeHandler(gone -> over(routing, false));
            } else {
                over(routing, end.succeeded() || response.ended());
            }
        });
    }

    private void over(RoutingContext routing, boolean whole) {
        Journal journal = Journal.of(routing);
        if (journal.close()) {
            int status = routing.response().getStatusCode();
            timerOf(new Key(Route.of(routing).orElse(null), known(routing.request().method().name()), whole ? status : 0,
                    journal.cache())).record(journal.nanosSinceStart(), TimeUnit.NANOSECONDS);
            Call.of(routing).correlation().trace().end(known(routing.request().method().name()),
                    Route.of(routing).map(Route::prefix), journal.cache(), whole ? status : 0);
            log.write(routing, routing.response().headWritten() ? status : 0, whole);
        }
    }

    /** Finds the meter and writes most of the line once for all answers that are alike. */
    @Override
    public Footprint of(Route route, int status, int bytes) {
        Timer timer = timerOf(new Key(route, "GET", status, "hit"));
        AccessLog.Alike lines = log.new Alike(route, status, bytes);
        return (correlation, nanos) -> {
            timer.record(nanos, TimeUnit.NANOSECONDS);
            lines.write(correlation, nanos);
        };
    }

    private Timer timerOf(Key key) {
        Timer known = timers.get(key);
        return known == null ? timers.computeIfAbsent(key, this::timer) : known;
    }

    /** The method, if it is one. */
    static String known(String method) {
        return METHODS.contains(method) ? method : "other";
    }

    private Timer timer(Key key) {
        return Timer.builder("etalase.gateway.requests")
                .description("Requests from their arrival to the end of their answer")
                .tag("service", key.route() == null ? "gateway" : key.route().service())
                .tag("route", key.route() == null ? "none" : key.route().prefix())
                .tag("method", key.method())
                .tag("cache", key.cache())
                // The client left, or the answer broke off.
                .tag("status", key.status() == 0 ? "aborted" : Integer.toString(key.status()))
                .serviceLevelObjectives(Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
                        Duration.ofMillis(500), Duration.ofSeconds(2))
                .register(meters);
    }
}
