package id.etalase.ascn.city;

/** What kind of local government a city of the network is; many are no city by the law of their country. */
public enum CityKind {
    CITY,
    PROVINCE,
    /** For example a kabupaten of Indonesia. */
    REGENCY,
    STATE,
    MUNICIPALITY,
    CAPITAL_CITY,
    FEDERAL_TERRITORY,
    PREFECTURE,
    UNION_TERRITORY,
    /** A state that is a city. */
    CITY_STATE,
    /** For example Bangkok. */
    SPECIAL_ADMINISTRATIVE_AREA
}
