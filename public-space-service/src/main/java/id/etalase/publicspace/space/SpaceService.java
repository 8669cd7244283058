package id.etalase.publicspace.space;

import java.time.Clock;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.Forbidden;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;

/** Registers and edits places. */
@ApplicationScoped
public class SpaceService {

    private final SpaceRepository spaces;
    private final SpaceOccupancy occupancy;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    SpaceService(SpaceRepository spaces, SpaceOccupancy occupancy, MergePatch mergePatch, Outbox outbox, Ids ids,
            Clock clock) {
        this.spaces = spaces;
        this.occupancy = occupancy;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a place on record.
     *
     * @param sample whether it is there only for trying things out
     * @throws Conflict {@code slug-taken} when another has that slug
     * @throws RuleViolation when its parent is not on record
     * @throws Forbidden when the place is another office's
     */
    @Transactional
    public Space register(SpaceRequest request, boolean sample, Actor actor) {
        if (spaces.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        Space space = new Space(ids.next(), request, parent(request), sample, clock.instant());
        Stewardship.check(space, actor);
        spaces.persistAndFlush(space);
        outbox.append(space.registered(actor));
        return space;
    }

    /**
     * Changes what the patch names, when the caller has seen the present version. What is used in the place is used in what it
     * becomes a part of, too.
     *
     * @throws Conflict {@code space-in-use} when both are used at one time
     */
    @Transactional
    Space update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor) {
        if (patch.has("parent")) {
            occupancy.holdTree();
        }
        Space space = spaces.getForChange(slugOrId);
        Stewardship.check(space, actor);
        ifMatch.check(space.tag());
        SpaceRequest request = mergePatch.apply(space.toRequest(), patch, SpaceRequest.class);
        SpaceEvent.Updated updated = space.update(request, parent(request), actor, clock.instant());
        if (updated != null) {
            spaces.flush();
            if (patch.has("parent") && !occupancy.rearrange(space.id(), clock.instant())) {
                throw new Conflict("space-in-use", Map.of("space", request.parent()));
            }
            outbox.append(updated);
        }
        return space;
    }

    private Space parent(SpaceRequest request) {
        return request.parent() == null ? null
                : spaces.findByName(request.parent()).orElseThrow(
                        () -> new RuleViolation(new FieldError("/parent", "unknown-space", Map.of("value", request.parent()))));
    }
}
