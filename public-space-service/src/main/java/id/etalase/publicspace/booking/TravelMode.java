package id.etalase.publicspace.booking;

/** How visitors come. */
public enum TravelMode {
    ON_FOOT,
    BICYCLE,
    MRT,
    BUS,
    COACH,
    TAXI,
    MOTORCYCLE,
    CAR
}
