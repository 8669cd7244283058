package id.etalase.gateway.request;

import java.time.Instant;
import java.util.Date;

import io.netty.handler.codec.DateFormatter;

/** A time as it stands in headers (RFC 9110, section 5.6.7): in GMT, with two digits for the day. */
public final class HttpDate {

    private record Second(long number, String text) {
    }

    private static volatile Second lately = new Second(0, "");

    private HttpDate() {
    }

    public static String of(Instant time) {
        return DateFormatter.format(Date.from(time));
    }

    /** For {@code Date}; written once a second. */
    public static String now() {
        long millis = System.currentTimeMillis();
        Second second = lately;
        if (second.number() != millis / 1000) {
            second = new Second(millis / 1000, DateFormatter.format(new Date(millis)));
            lately = second;
        }
        return second.text();
    }
}
