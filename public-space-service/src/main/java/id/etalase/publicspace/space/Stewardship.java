package id.etalase.publicspace.space;

import java.util.Map;

import id.etalase.kit.error.Forbidden;
import id.etalase.kit.identity.Actor;
import id.etalase.publicspace.Roles;

/** Who looks after a place: the parks office after parks, the visit desk after buildings, rooms and stops. */
public final class Stewardship {

    private Stewardship() {
    }

    /** The role that looks after the place. */
    public static String of(Space space) {
        return space.kind() == SpaceKind.PARK ? Roles.PARK_OFFICER : Roles.VISIT_DESK;
    }

    /**
     * Lets the steward of the place go on; so does what the service itself does when it starts.
     *
     * @throws Forbidden {@code place-of-another-office} for others
     */
    public static void check(Space space, Actor actor) {
        boolean other = actor.role().equals(Roles.VISIT_DESK) || actor.role().equals(Roles.PARK_OFFICER);
        if (other && !actor.role().equals(of(space))) {
            throw new Forbidden("place-of-another-office", Map.of("role", of(space)));
        }
    }
}
