package id.etalase.publicspace.opening;

/** What a layer of opening hours is for. A later one of this list goes before an earlier one. */
public enum LayerKind {
    REGULAR,
    SEASON,
    RAMADAN,
    /** Without rule and days of its own: on every day of joint leave (cuti bersama). */
    JOINT_LEAVE,
    /** Without rule and days of its own: on every national holiday. */
    PUBLIC_HOLIDAY,
    SUMMIT,
    CLOSURE;

    /** Whether its days come from the calendar of holidays when it names none. */
    boolean followsHolidays() {
        return this == JOINT_LEAVE || this == PUBLIC_HOLIDAY;
    }
}
