package id.etalase.kit.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that double from failure to failure, up to a bound, with jitter so that replicas do not march in step. */
final class BackOff {

    private final Duration first;
    private final Duration maximum;
    private Duration next;

    BackOff(Duration first, Duration maximum) {
        this.first = first;
        this.maximum = maximum;
        this.next = first;
    }

    void reset() {
        next = first;
    }

    /** Between half of the pause whose turn it is and the whole of it. */
    Duration next() {
        long pause = next.toMillis();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(maximum) < 0 ? doubled : maximum;
        return Duration.ofMillis(pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1));
    }
}
