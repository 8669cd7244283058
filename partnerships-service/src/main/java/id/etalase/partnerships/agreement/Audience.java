package id.etalase.partnerships.agreement;

import java.util.Set;
import java.util.stream.Stream;

import id.etalase.kit.identity.Caller;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.cooperation.Stage;

/** Who reads. Before both sides have signed, an agreement is government business. */
enum Audience {
    /** Everybody: sees agreements from the signing on. */
    PUBLIC,
    /** The bureau, both ministries and those who audit or run the system: see everything. */
    GOVERNMENT;

    private static final Set<String> GOVERNMENT_ROLES = Set.of(Roles.COOPERATION_OFFICER, Roles.HOME_AFFAIRS,
            Roles.FOREIGN_AFFAIRS, Roles.AUDITOR, Roles.ADMINISTRATOR);

    static Audience of(Caller caller) {
        Stream<String> roles = GOVERNMENT_ROLES.stream();
        return roles.anyMatch(caller::has) ? GOVERNMENT : PUBLIC;
    }

    boolean sees(Stage stage) {
        return this == GOVERNMENT || stage.isPublic();
    }
}
