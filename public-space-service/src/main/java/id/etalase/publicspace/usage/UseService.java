package id.etalase.publicspace.usage;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.Forbidden;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceOccupancy;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.Stewardship;

/** Takes requests to use places and moves them to a decision. */
@ApplicationScoped
class UseService {

    private final UseRepository requests;
    private final SpaceRepository spaces;
    private final SpaceOccupancy occupancy;
    private final MergePatch mergePatch;
    private final Caller caller;
    private final Ids ids;
    private final Clock clock;
    private final int crowd;

    UseService(UseRepository requests, SpaceRepository spaces, SpaceOccupancy occupancy, MergePatch mergePatch, Caller caller,
            Ids ids, Clock clock, @ConfigProperty(name = "etalase.usage.crowd", defaultValue = "300") int crowd) {
        this.requests = requests;
        this.spaces = spaces;
        this.occupancy = occupancy;
        this.mergePatch = mergePatch;
        this.caller = caller;
        this.ids = ids;
        this.clock = clock;
        this.crowd = crowd;
    }

    /** Who must consent: the office that looks after the place, and for a crowd the police too. */
    List<String> deciding(SpaceUse use) {
        String steward = Stewardship.of(use.space());
        return use.crowd() > crowd ? List.of(steward, Roles.POLICE) : List.of(steward);
    }

    @Transactional
    SpaceUse draft(UseRequest request) {
        SpaceUse use = new SpaceUse(ids.next(), request, space(request), caller.clientId(), clock.instant());
        requests.persistAndFlush(use);
        return use;
    }

    /** @throws NotFound when it is not there, or is another organisation's, or a draft that an office asks for */
    SpaceUse get(UUID id) {
        return visible(requests.findById(id), id);
    }

    @Transactional
    SpaceUse update(UUID id, IfMatch ifMatch, JsonNode patch) {
        SpaceUse use = lock(id);
        if (!isOwner(use)) {
            throw new Forbidden("forbidden");
        }
        ifMatch.check(use.tag());
        UseRequest request = mergePatch.apply(use.toRequest(), patch, UseRequest.class);
        use.update(request, space(request), clock.instant());
        requests.flush();
        return use;
    }

    /**
     * Takes a step. To {@code approved} is a consent; the request is granted with the last one that is needed, and the
     * exclusion constraint sees to it that nobody else has the place then.
     *
     * @throws Forbidden when another office or only the organisation takes this step
     * @throws Conflict {@code space-in-use} when somebody has the place in that time
     */
    @Transactional
    SpaceUse step(UUID id, UseStatus to, String reason) {
        SpaceUse use = lock(id);
        List<String> deciding = deciding(use);
        switch (to) {
            case SENT -> mustOwn(use);
            case CANCELLED -> {
                if (!isOwner(use)) {
                    mustDecide(deciding);
                }
                occupancy.release(use.id());
            }
            default -> mustDecide(deciding);
        }
        if (to == UseStatus.REFUSED && (reason == null || reason.isBlank())) {
            throw new RuleViolation(new FieldError("/reason", "required"));
        }
        if (to == UseStatus.APPROVED) {
            use.consent(mustDecide(deciding), clock.instant());
            if (!use.approvals().containsAll(deciding)) {
                requests.flush();
                return use;
            }
            reserve(use);
        }
        use.moveTo(to, reason, clock.instant());
        requests.flush();
        return use;
    }

    private void reserve(SpaceUse use) {
        if (!occupancy.take(use.id(), use.space(), use.startsAt(), use.endsAt())) {
            throw new Conflict("space-in-use", Map.of("space", use.space().slug()));
        }
    }

    private SpaceUse lock(UUID id) {
        return visible(requests.findById(id, LockModeType.PESSIMISTIC_WRITE), id);
    }

    private SpaceUse visible(SpaceUse use, UUID id) {
        if (use == null || !isOwner(use) && (use.status() == UseStatus.DRAFT || caller.has(Roles.APP))) {
            throw new NotFound("space-request-not-found", Map.of("request", id));
        }
        return use;
    }

    private boolean isOwner(SpaceUse use) {
        return caller.has(Roles.APP) && caller.clientId().equals(use.client());
    }

    private void mustOwn(SpaceUse use) {
        if (!isOwner(use)) {
            throw new Forbidden("forbidden");
        }
    }

    private String mustDecide(List<String> deciding) {
        return deciding.stream().filter(caller::has).findFirst().orElseThrow(
                () -> new Forbidden("approval-of-another-office", Map.of("roles", String.join(", ", deciding))));
    }

    private Space space(UseRequest request) {
        return spaces.findByName(request.space()).orElseThrow(
                () -> new RuleViolation(new FieldError("/space", "unknown-space", Map.of("value", request.space()))));
    }
}
