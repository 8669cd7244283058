package id.etalase.publicspace.closure;

/** Why a place is not as usual. */
public enum ClosureKind {
    /** At short notice, for example for security. */
    CLOSURE,
    /** Building works; the place may stay open meanwhile. */
    WORKS,
    /** Official meetings come first. */
    OFFICIAL_MEETING,
    SUMMIT
}
