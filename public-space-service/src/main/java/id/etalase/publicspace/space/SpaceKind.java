package id.etalase.publicspace.space;

/** What sort of place it is. */
public enum SpaceKind {
    BUILDING,
    ROOM,
    PARK,
    TRANSIT_STOP
}
