package id.etalase.gateway.request;

import java.util.Date;

import io.netty.handler.codec.DateFormatter;

/** The time as it stands in {@code Date} (RFC 9110, section 6.6.1), written once a second. */
public final class HttpDate {

    private record Second(long number, String text) {
    }

    private static volatile Second lately = new Second(0, "");

    private HttpDate() {
    }

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
