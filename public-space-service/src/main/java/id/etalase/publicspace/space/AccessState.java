package id.etalase.publicspace.space;

/** Whether the public may come in. Only what is in a pilot or open can be booked: nothing promises entry that is not there. */
public enum AccessState {
    CLOSED,
    /** Somebody must ask first; there are no public sessions. */
    ON_REQUEST,
    /** Opened on trial. */
    PILOT,
    OPEN;

    /** Whether visits can be booked. */
    public boolean isBookable() {
        return this == PILOT || this == OPEN;
    }
}
