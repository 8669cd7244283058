package id.etalase.gateway;

import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Route;
import io.vertx.ext.web.RoutingContext;

/**
 * One line of JSON a request. Neither address nor path nor query stands in it, for they may tell who booked what; who needs
 * more
 * finds the request in the service's own log by its id.
 */
@Singleton
class AccessLog {

    private static final Logger LOG = Logger.getLogger("access");

    /** @param whole whether the client got the whole answer */
    void write(RoutingContext routing, boolean whole) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Call call = Call.of(routing);
        Journal journal = Journal.of(routing);
        Route route = Route.of(routing).orElse(null);
        StringBuilder line = new StringBuilder(320).append('{');
        text(line, "method", Measurements.known(routing.request().method().name()));
        text(line, "service", route == null ? "gateway" : route.service());
        text(line, "route", route == null ? "-" : route.prefix());
        number(line, "status", whole ? routing.response().getStatusCode() : 0);
        number(line, "millis", TimeUnit.NANOSECONDS.toMillis(journal.nanosSinceStart()));
        number(line, "upstreamMillis", TimeUnit.NANOSECONDS.toMillis(journal.upstreamNanos()));
        number(line, "attempts", journal.attempts());
        number(line, "bytes", routing.response().bytesWritten());
        text(line, "cache", journal.cache());
        text(line, "client", journal.client());
        text(line, "requestId", call.correlation().requestId());
        text(line, "traceId", call.correlation().traceId());
        LOG.info(line.append('}'));
    }

    private static void text(StringBuilder line, String name, String value) {
        name(line, name).append('"').append(JsonStringEncoder.getInstance().quoteAsString(value)).append('"');
    }

    private static void number(StringBuilder line, String name, long value) {
        name(line, name).append(value);
    }

    private static StringBuilder name(StringBuilder line, String name) {
        return line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }
}
