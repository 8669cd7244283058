package id.etalase.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A service that does nothing but append, with an address of its own so that a request can be its cause. */
@ApplicationScoped
@Path("/things")
public class ThingService {

    private final Outbox outbox;

    ThingService(Outbox outbox) {
        this.outbox = outbox;
    }

    @POST
    @Transactional
    public void rename(@HeaderParam("thing") java.util.UUID thing) {
        outbox.append(new Thing.Renamed(thing, "from a request"));
    }

    @Transactional
    public void append(DomainEvent... events) {
        for (DomainEvent event : events) {
            outbox.append(event);
        }
    }

    @Transactional
    void appendAndFail(DomainEvent event) {
        outbox.append(event);
        throw new RuleBroken();
    }

    static class RuleBroken extends RuntimeException {
    }
}
