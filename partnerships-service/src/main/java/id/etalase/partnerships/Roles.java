package id.etalase.partnerships;

import java.util.Set;

/** The roles (claim {@code groups} of a token) that mean something to this service. */
public final class Roles {

    /** Officer of Jakarta's Regional Cooperation Bureau: registers, edits and moves agreements. */
    public static final String COOPERATION_OFFICER = "cooperation-officer";
    /** Ministry of Home Affairs (Kemendagri): verifies and approves. */
    public static final String HOME_AFFAIRS = "home-affairs";
    /** Ministry of Foreign Affairs (Kemlu): approves and gives full powers. */
    public static final String FOREIGN_AFFAIRS = "foreign-affairs";
    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";
    /** Runs the system; reads everything, has no say in an agreement. */
    public static final String ADMINISTRATOR = "administrator";

    /** Those who see what is not signed yet. */
    public static final Set<String> GOVERNMENT = Set.of(COOPERATION_OFFICER, HOME_AFFAIRS, FOREIGN_AFFAIRS, AUDITOR,
            ADMINISTRATOR);

    private Roles() {
    }
}
