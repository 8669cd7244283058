package id.etalase.publicspace.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;

/**
 * What a round has left behind, for the next one of the same session in this process: thousands of bookings need not be counted
 * anew for every few more. It is believed only by who holds the lock of the session and sees that nobody, in whatever process,
 * has written the row since: whoever takes or frees places does, and so does whoever joins the waiting list.
 */
@Singleton
class SessionMemory {

    private static final int MOST = 1_000;
    /** Long before PostgreSQL, which counts transactions in 32 bits, could give the same number twice. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Cache<UUID, Known> known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();

    /**
     * Which transactions last wrote the rows that matter.
     *
     * @param session that of the session
     * @param others those of its activity and of its place
     */
    record Stamp(String session, String others) {
    }

    /**
     * A session and who has places in it.
     *
     * @param until when the first of the holds and offers in it is over
     */
    record Known(Stamp stamp, Session session, Seats seats, Instant until) {
    }

    /** What is still so at this moment; null when it has to be read. */
    @Nullable
    Known get(UUID session, Stamp stamp, Instant now) {
        Known last = known.getIfPresent(session);
        return last != null && last.stamp().equals(stamp) && now.isBefore(last.until()) ? last : null;
    }

    /** Only after the commit. Not while somebody waits: whoever books past them has to read who that is. */
    void keep(Known left) {
        if (left.seats().waiting() == 0) {
            known.put(left.session().id(), left);
        }
    }
}
