package id.etalase.publicspace;

import java.util.Set;

/** The roles (claim {@code groups} of a token) that mean something to this service. */
public final class Roles {

    /** The visit desk of the ASEAN Secretariat: opens its rooms, runs sessions, checks visitors in. */
    public static final String VISIT_DESK = "visit-desk";
    /** Officer of the parks office: the same for parks. */
    public static final String PARK_OFFICER = "park-officer";
    /** A third-party client, such as the city's app, that books for people. */
    public static final String APP = "app";
    /** The police, whose consent a crowd needs. */
    public static final String POLICE = "police";
    /** Reads everything but personal data, changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Those who see what is planned and not applied yet. */
    public static final Set<String> STAFF = Set.of(VISIT_DESK, PARK_OFFICER, AUDITOR);

    private Roles() {
    }
}
