package id.etalase.ascn.project;

/** How near to people a project works. */
public enum PlaceLevel {
    COUNTRY,
    REGION,
    CITY,
    DISTRICT,
    /** The smallest local unit, such as a desa. */
    VILLAGE
}
