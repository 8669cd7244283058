package id.etalase.gateway;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Correlation;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Route;
import io.vertx.ext.web.RoutingContext;

/**
 * One line of JSON a request, with the time at which it was over. Neither address nor path nor query stands in it, for they
 * may tell who booked what; who needs more finds the request in the service's own log by its id.
 */
@Singleton
class AccessLog {

    private static volatile Moment lately = new Moment(0, "");

    private final AccessLines lines;

    AccessLog(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * @param status that was sent; 0 if the client was gone before
     * @param whole whether the rest was sent as well
     */
    void write(RoutingContext routing, int status, boolean whole) {
        if (!lines.areWanted()) {
            return;
        }
        Call call = Call.of(routing);
        Journal journal = Journal.of(routing);
        StringBuilder line = beginning(Measurements.known(routing.request().method().name()), Route.of(routing).orElse(null),
                status, whole);
        number(line, "millis", TimeUnit.NANOSECONDS.toMillis(journal.nanosSinceStart()));
        number(line, "upstreamMillis", TimeUnit.NANOSECONDS.toMillis(journal.upstreamNanos()));
        number(line, "attempts", journal.attempts());
        number(line, "bytes", routing.response().bytesWritten());
        text(line, "cache", journal.cache());
        text(line, "client", journal.client());
        lines.add(end(line, call.correlation()));
    }

    /** The lines of answers that are all alike, but for whose they are and how long they took. */
    final class Alike {

        private final String beginning;
        private final String middle;

        Alike(Route route, int status, int bytes) {
            beginning = AccessLog.beginning("GET", route, status, true).toString();
            StringBuilder rest = new StringBuilder("..");
            number(rest, "upstreamMillis", 0);
            number(rest, "attempts", 0);
            number(rest, "bytes", bytes);
            text(rest, "cache", "hit");
            text(rest, "client", "-");
            middle = rest.substring(2);
        }

        void write(Correlation correlation, long nanos) {
            if (lines.areWanted()) {
                StringBuilder line = new StringBuilder(320).append(beginning);
                number(line, "millis", TimeUnit.NANOSECONDS.toMillis(nanos));
                lines.add(end(line.append(middle), correlation));
            }
        }
    }

    private static StringBuilder beginning(String method, @Nullable Route route, int status, boolean whole) {
        StringBuilder line = new StringBuilder(320).append('{');
        text(line, "method", method);
        text(line, "service", route == null ? "gateway" : route.service());
        text(line, "route", route == null ? "-" : route.prefix());
        number(line, "status", status);
        name(line, "whole").append(whole);
        return line;
    }

    private static String end(StringBuilder line, Correlation correlation) {
        text(line, "time", now());
        text(line, "requestId", correlation.requestId());
        text(line, "traceId", correlation.traceId());
        return line.append('}').toString();
    }

    /** A point in time and how it is written: to write it takes longer than all else of a line, and many lines share one. */
    private record Moment(long millis, String text) {
    }

    private static String now() {
        long millis = System.currentTimeMillis();
        Moment moment = lately;
        if (moment.millis() != millis) {
            moment = new Moment(millis, Instant.ofEpochMilli(millis).toString());
            lately = moment;
        }
        return moment.text();
    }

    private static void text(StringBuilder line, String name, String value) {
        name(line, name).append('"');
        JsonStringEncoder.getInstance().quoteAsString(value, line);
        line.append('"');
    }

    private static void number(StringBuilder line, String name, long value) {
        name(line, name).append(value);
    }

    private static StringBuilder name(StringBuilder line, String name) {
        return line.append(line.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }
}
