package id.etalase.kit.sample;

import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.identity.Caller;

@Path("/v1/callers")
public class CallerResource {

    private final Caller caller;

    CallerResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Path("me")
    public View me() {
        return new View(caller.anonymous(), caller.roles(), caller.subject(), caller.clientId(), caller.office(), caller.city(),
                caller.country());
    }

    @GET
    @Path("actor")
    public Actor actor() {
        return caller.actingAs("foreign-affairs", "home-affairs");
    }

    public record View(boolean anonymous, Set<String> roles, String subject, String clientId, Optional<String> office,
            Optional<String> city, Optional<String> country) {
    }
}
