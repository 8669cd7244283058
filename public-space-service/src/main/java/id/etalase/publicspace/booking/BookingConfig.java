package id.etalase.publicspace.booking;

import java.time.Duration;
import java.time.Instant;

import id.etalase.publicspace.programme.Session;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of booking. */
@ConfigMapping(prefix = "etalase.booking")
public interface BookingConfig {

    /** The key from which the secret codes of bookings are made: 32 random bytes in Base64. The same on all replicas. */
    String codeKey();

    /** How long a hold keeps its places. */
    @WithDefault("PT15M")
    Duration hold();

    /** How long an offer from the waiting list keeps its places. */
    @WithDefault("PT4H")
    Duration offer();

    /** How often a group on the waiting list may see a later one served before it; then nobody else is. */
    @WithDefault("3")
    int mostPassedOver();

    /** How long after the start of a session nobody need come any more. */
    @WithDefault("PT20M")
    Duration noShowAfter();

    /** How many wrong codes for one booking within a minute are answered. */
    @WithDefault("5")
    int wrongCodesAMinute();

    /** How many bookings of one session at most share a commit. */
    @WithDefault("64")
    int mostTogether();

    /** How many at most wait for one session in this process. Each holds a thread: well below the 200 that serve everybody. */
    @WithDefault("128")
    int longestLine();

    /** How long a request waits in the line of a session before it is answered 503. */
    @WithDefault("PT10S")
    Duration patience();

    /** Until when a hold that is made now keeps places. */
    default Instant holdUntil(Session session, Instant now) {
        Instant last = session.activity().bookableUntil(session.startsAt());
        return now.plus(hold()).isBefore(last) ? now.plus(hold()) : last;
    }
}
