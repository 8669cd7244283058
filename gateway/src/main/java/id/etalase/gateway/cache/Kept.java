package id.etalase.gateway.cache;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.request.HttpDate;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/**
 * An answer that is kept.
 *
 * @param headers as the service sent them
 * @param bornNanos when it was made, by the clock of this process
 * @param freshNanos for how long it is fresh from then on
 * @param generation of its service when it was asked for
 */
record Kept(int status, MultiMap headers, Buffer body, long bornNanos, long freshNanos, long generation) {

    private static final int OVERHEAD = 1024;
    private static final Set<Integer> BY_DEFAULT = Set.of(200);
    private static final Set<Integer> IF_SAID = Set.of(200, 203, 301, 308, 404, 410);

    /**
     * For how long an answer may be used again (RFC 9111, sections 3 and 4.2.1), in nanoseconds.
     *
     * @param byDefault where it says nothing
     * @return empty if it may not be kept
     */
    static OptionalLong freshFor(int status, MultiMap headers, Duration byDefault) {
        Directives said = Directives.of(headers.getAll("Cache-Control"));
        boolean forbidden = said.has("no-store") || said.has("private") || headers.contains("Set-Cookie")
                || headers.getAll("Vary").stream().anyMatch(vary -> vary.contains("*"))
                || headers.contains("Content-Encoding") || String.valueOf(headers.get("Content-Type")).contains("event-stream");
        if (forbidden || !IF_SAID.contains(status)) {
            return OptionalLong.empty();
        }
        if (said.has("no-cache")) {
            return OptionalLong.of(0);
        }
        OptionalLong seconds = said.has("s-maxage") ? said.seconds("s-maxage")
                : said.has("max-age") ? said.seconds("max-age") : untilExpires(headers);
        if (seconds.isPresent()) {
            return OptionalLong.of(TimeUnit.SECONDS.toNanos(seconds.getAsLong()));
        }
        return BY_DEFAULT.contains(status) ? OptionalLong.of(byDefault.toNanos()) : OptionalLong.empty();
    }

    /** How old it was when it came, in nanoseconds. */
    static long ageOf(MultiMap headers) {
        return TimeUnit.SECONDS.toNanos(Directives.of(java.util.List.of("age=" + headers.get("Age"))).seconds("age").orElse(0));
    }

    @Nullable
    String tag() {
        return headers.get("ETag");
    }

    long ageNanos() {
        return System.nanoTime() - bornNanos;
    }

    boolean isFresh(long generationNow, long longestNanos) {
        return generation == generationNow && ageNanos() < Math.min(freshNanos, longestNanos);
    }

    /** The same answer, which the service has just confirmed. */
    Kept confirmed(MultiMap news, long born, long fresh, long generationThen) {
        MultiMap merged = MultiMap.caseInsensitiveMultiMap().addAll(headers);
        for (String name : news.names()) {
            if (!name.equalsIgnoreCase("Content-Length") && !name.equalsIgnoreCase("Content-Type")) {
                merged.set(name, news.getAll(name));
            }
        }
        return new Kept(status, dated(merged, news), body, born, fresh, generationThen);
    }

    /**
     * Notes when an answer came that does not say it itself (RFC 9110, section 6.6.1).
     *
     * @param to the headers to keep
     * @param news what came now
     */
    static MultiMap dated(MultiMap to, MultiMap news) {
        return news.contains("Date") ? to : to.set("Date", HttpDate.now());
    }

    int weight() {
        return body.length() + OVERHEAD;
    }

    private static OptionalLong untilExpires(MultiMap headers) {
        String expires = headers.get("Expires");
        if (expires == null) {
            return OptionalLong.empty();
        }
        try {
            ZonedDateTime end = ZonedDateTime.parse(expires, DateTimeFormatter.RFC_1123_DATE_TIME);
            ZonedDateTime start = ZonedDateTime.parse(String.valueOf(headers.get("Date")),
                    DateTimeFormatter.RFC_1123_DATE_TIME);
            return OptionalLong.of(Math.max(0, Duration.between(start, end).toSeconds()));
        } catch (DateTimeException malformed) {
            // A date that cannot be read is in the past (RFC 9111, section 5.3).
            return OptionalLong.of(0);
        }
    }
}
