package id.etalase.publicspace.space;

/** What stops at a transit stop, in the order in which it is recommended. */
public enum TransitMode {
    MRT,
    /** Rail and bus under one roof. */
    INTERCHANGE,
    BUS
}
