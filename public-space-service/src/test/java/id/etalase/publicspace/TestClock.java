package id.etalase.publicspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** A clock that tests put forward, so that nobody has to wait for a hold to expire. */
@Alternative
@Priority(1)
@Singleton
public class TestClock {

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

    @Produces
    @Singleton
    @Alternative
    @Priority(1)
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).plus(AHEAD.get());
    }

    public static void putForward(Duration time) {
        AHEAD.updateAndGet(ahead -> ahead.plus(time));
    }

    public static void reset() {
        AHEAD.set(Duration.ZERO);
    }
}
