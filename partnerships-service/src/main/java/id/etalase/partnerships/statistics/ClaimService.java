package id.etalase.partnerships.statistics;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.kept.Kept;

/** Takes figures that others gave, and decides which of them is used. */
@ApplicationScoped
public class ClaimService {

    private static final long LOCK = 7_201_904;

    private final Claims claims;
    private final EntityManager database;
    private final Clock clock;

    ClaimService(Claims claims, EntityManager database, Clock clock) {
        this.claims = claims;
        this.database = database;
        this.clock = clock;
    }

    /** @throws Conflict {@code another-claim-used} when it is to be used and another one of the same figure and day is */
    @Transactional
    public Kept<ClaimRequest> register(ClaimRequest request, Actor actor) {
        check(request, null);
        return claims.kind().register(request.slug(), null, request, actor);
    }

    /** @throws Conflict as {@link #register} */
    @Transactional
    Kept<ClaimRequest> update(String name, IfMatch ifMatch, JsonNode patch, Actor actor) {
        UUID itself = claims.kind().get(name).id();
        return claims.kind().update(name, ifMatch, patch, actor, ClaimRequest::slug, after -> check(after, itself));
    }

    private void check(ClaimRequest request, UUID itself) {
        if (request.claimedOn().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/claimedOn", "in-the-future"));
        }
        if (request.used()) {
            // One at a time, so that two officers cannot make two claims the used one.
            database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
            claims.kind().list().stream().filter(claim -> claim.body().used() && !claim.id().equals(itself)
                    && claim.body().figure() == request.figure() && claim.body().on().equals(request.on())).findFirst()
                    .ifPresent(other -> {
                        throw new Conflict("another-claim-used", Map.of("claim", other.slug()));
                    });
        }
    }
}
