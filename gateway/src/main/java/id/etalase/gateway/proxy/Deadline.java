package id.etalase.gateway.proxy;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** Until when a client waits for the head of an answer: the limit of the route, or its own if that is shorter. */
final class Deadline {

    /** Milliseconds from now, in both directions: what a client still waits, and what is left for the service. */
    static final String HEADER = "X-Timeout-Ms";

    private static final int DIGITS = 7;

    private final long at;

    private Deadline(long at) {
        this.at = at;
    }

    static Deadline in(long limitMillis, @Nullable String asked) {
        return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.min(limitMillis, millis(asked))));
    }

    /** At least 1. */
    long millisLeft() {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(at - System.nanoTime()));
    }

    boolean isOver() {
        return at - System.nanoTime() <= 0;
    }

    /** What is not a number of milliseconds counts as not asked. */
    private static long millis(@Nullable String asked) {
        if (asked == null || asked.isEmpty() || asked.length() > DIGITS
                || !asked.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Long.MAX_VALUE;
        }
        return Math.max(1, Long.parseLong(asked));
    }
}
