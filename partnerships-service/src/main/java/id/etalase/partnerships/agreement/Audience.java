package id.etalase.partnerships.agreement;

import java.util.Set;
import java.util.stream.Stream;

import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.DomainEvent;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.cooperation.Stage;

/** Who reads. Before both sides have signed, an agreement is government business. */
enum Audience {
    /** Everybody: sees agreements from the signing on. */
    PUBLIC,
    /** The bureau, both ministries and those who audit or run the system: see everything. */
    GOVERNMENT;

    static Audience of(Caller caller) {
        Stream<String> roles = Roles.GOVERNMENT.stream();
        return roles.anyMatch(caller::has) ? GOVERNMENT : PUBLIC;
    }

    /** The roles that may read what was said of an agreement while it was in that stage. */
    static Set<String> readers(Stage stage) {
        return stage.isPublic() ? DomainEvent.EVERYONE : Roles.GOVERNMENT;
    }

    boolean sees(Stage stage) {
        return this == GOVERNMENT || stage.isPublic();
    }
}
