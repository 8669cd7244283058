package id.etalase.partnerships;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The clock of the service in tests: that of the machine, unless a test sets it to a time. */
@Alternative
@Priority(1)
@Singleton
public class SetClock extends Clock {

    private static final AtomicReference<Instant> SET = new AtomicReference<>();
    private final Clock machine = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    /** Stops the clock at a time, as {@code 2027-01-01T00:00:00+07:00}. */
    public static void to(String time) {
        SET.set(java.time.OffsetDateTime.parse(time).toInstant());
    }

    /** Lets the clock go again. */
    public static void free() {
        SET.set(null);
    }

    @Override
    public Instant instant() {
        Instant set = SET.get();
        return set == null ? machine.instant() : set;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return machine.withZone(zone);
    }
}
