package id.etalase.kit.time;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

/** The only caller of the system clock. A test sets the time with an {@code @Alternative} clock bean. */
class ClockProducer {

    /**
     * Ticks in microseconds, the precision that PostgreSQL keeps: an instant that was stored and read again is equal to
     * the one that went in.
     */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
