package id.etalase.publicspace.space;

/** What an area in square metres measures. */
public enum AreaKind {
    LAND,
    FLOOR
}
