package id.etalase.ascn.indicator;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.ConstraintNames;
import id.etalase.ascn.Roles;
import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.city.City;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.Forbidden;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;

/** Keeps observations. Cities give them, their country's representative reviews them, auditors verify them. */
@ApplicationScoped
class ObservationService {

    private final ObservationRepository observations;
    private final ObservationDrafting drafting;
    private final WriteAccess access;
    private final Caller caller;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ObservationService(ObservationRepository observations, ObservationDrafting drafting, WriteAccess access, Caller caller,
            MergePatch mergePatch, Outbox outbox, Ids ids, Clock clock) {
        this.observations = observations;
        this.drafting = drafting;
        this.access = access;
        this.caller = caller;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a value, or that there is none, on record.
     *
     * @throws Conflict {@code observation-taken} when indicator, method, city or project, and period have one
     */
    @Transactional
    Tagged<ObservationResponse> record(ObservationRequest request) {
        Drafted drafted = drafting.resolve(request);
        City city = drafted.responsibleCity();
        return tagged(enter(drafted, access.toCity(city.slug(), city.country())));
    }

    /** Puts a value on record for an actor whose right to do so is settled. */
    @Transactional
    Observation enter(ObservationRequest request, Actor actor) {
        return enter(drafting.resolve(request), actor);
    }

    private Observation enter(Drafted drafted, Actor actor) {
        Observation observation = new Observation(ids.next(), drafted, clock.instant());
        ConstraintNames.asConflict("observation_taken", "observation-taken",
                Map.of("indicator", drafted.request().indicator(), "period", drafted.request().period()), () -> {
                    observations.persistAndFlush(observation);
                    return observation;
                });
        outbox.append(observation.recorded(actor));
        return observation;
    }

    /** Corrects what the patch names; whatever was examined must be examined again. */
    @Transactional
    Tagged<ObservationResponse> correct(UUID id, IfMatch ifMatch, JsonNode patch) {
        Observation observation = observations.getForChange(id);
        City city = observation.responsibleCity();
        Actor actor = access.toCity(city.slug(), city.country());
        ifMatch.check(observation.tag());
        ObservationRequest request = mergePatch.apply(observation.toRequest(), patch, ObservationRequest.class);
        drafting.resolve(request);
        observation.correct(request, actor, clock.instant()).ifPresent(event -> {
            observations.flush();
            outbox.append(event);
        });
        return tagged(observation);
    }

    /** Puts the result of an examination on file. */
    @Transactional
    Tagged<ObservationResponse> examine(UUID id, ExaminationRequest request) {
        Observation observation = observations.getForChange(id);
        Actor actor = request.to() == Verification.VERIFIED ? auditor()
                : access.toCountry(observation.responsibleCity().country());
        ObservationEvent event = observation.examine(ids.next(), request, actor, clock.instant());
        observations.flush();
        outbox.append(event);
        return tagged(observation);
    }

    private Actor auditor() {
        if (!caller.has(Roles.AUDITOR)) {
            throw new Forbidden("examination-of-another-office", Map.of("role", Roles.AUDITOR));
        }
        return caller.actingAs(Roles.AUDITOR);
    }

    private static Tagged<ObservationResponse> tagged(Observation observation) {
        return new Tagged<>(ObservationResponse.from(observation), observation.tag());
    }
}
