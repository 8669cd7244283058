package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import id.etalase.kit.error.RequestProblem;

/**
 * Counts wrong codes by booking, on this replica. The limit slows guessing down; what makes it hopeless is the length of the
 * code. The right code is never refused, so nobody can lock an owner out.
 */
@Singleton
class WrongCodes {

    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<UUID, Count> counts = new ConcurrentHashMap<>();
    private final BookingConfig config;
    private final Clock clock;

    WrongCodes(BookingConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    private record Count(Instant since, int wrong) {
    }

    /** @throws RequestProblem 429 {@code too-many-requests} after too many in a minute */
    void count(UUID booking) {
        Instant now = clock.instant();
        if (counts.size() > MOST_REMEMBERED) {
            counts.values().removeIf(count -> count.since.plus(WINDOW).isBefore(now));
        }
        if (counts.size() > 10 * MOST_REMEMBERED) {
            // Somebody asks for bookings at random: memory must not grow with it.
            counts.clear();
        }
        Count count = counts.compute(booking,
                (id, old) -> old == null || old.since.plus(WINDOW).isBefore(now) ? new Count(now, 1)
                        : new Count(old.since, old.wrong + 1));
        if (count.wrong > config.wrongCodesAMinute()) {
            throw new RequestProblem("too-many-requests");
        }
    }
}
