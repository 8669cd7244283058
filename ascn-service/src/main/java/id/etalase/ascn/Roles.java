package id.etalase.ascn;

/** The roles (claim {@code groups} of a token) that mean something to this service. */
public final class Roles {

    /** Officer of one city (claim {@code city}): writes what concerns that city. */
    public static final String CITY_OFFICER = "city-officer";
    /** Represents one country in the network (claim {@code country}): writes what concerns it and its cities, and reviews. */
    public static final String NATIONAL_REPRESENTATIVE = "national-representative";
    /** Independent of cities and countries: verifies values, and writes none. */
    public static final String AUDITOR = "auditor";
    /** Keeps what belongs to the network as a whole: definitions of indicators, published totals. */
    public static final String ADMINISTRATOR = "administrator";

    private Roles() {
    }
}
