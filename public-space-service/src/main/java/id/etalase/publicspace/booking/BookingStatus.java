package id.etalase.publicspace.booking;

import java.util.Set;

/** Where a booking stands, with what it can become. */
public enum BookingStatus {
    CANCELLED,
    EXPIRED,
    NO_SHOW,
    CHECKED_IN,
    CONFIRMED(CANCELLED, NO_SHOW, CHECKED_IN),
    /** Its places are kept until {@code heldUntil}. */
    HELD(CONFIRMED, CANCELLED, EXPIRED),
    /** From the waiting list: its places are kept until {@code heldUntil}. */
    OFFERED(CONFIRMED, CANCELLED, EXPIRED),
    /** On the waiting list, without places. */
    WAITING(OFFERED, CANCELLED, EXPIRED),
    /** Its session was called off and there is no other; it may move when there is. */
    DISPLACED(CONFIRMED, WAITING, CANCELLED);

    private final Set<BookingStatus> next;

    BookingStatus(BookingStatus... next) {
        this.next = Set.of(next);
    }

    /** Whether a booking can go from here to there. A cancelled session displaces whoever has or wants a place in it. */
    public boolean canBecome(BookingStatus target) {
        return next.contains(target) || target == DISPLACED && (this == CONFIRMED || isKept() || this == WAITING);
    }

    /** Whether its places are kept for a while only. */
    public boolean isKept() {
        return this == HELD || this == OFFERED;
    }

    /** Whether its heads count in the session. */
    public boolean hasPlaces() {
        return isKept() || this == CONFIRMED || this == CHECKED_IN;
    }
}
