package id.etalase.publicspace.programme;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.Stewardship;

/** Registers and edits activities. */
@ApplicationScoped
public class ActivityService {

    private final ActivityRepository activities;
    private final SessionRepository sessions;
    private final SpaceRepository spaces;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ActivityService(ActivityRepository activities, SessionRepository sessions, SpaceRepository spaces, MergePatch mergePatch,
            Outbox outbox, Ids ids, Clock clock) {
        this.activities = activities;
        this.sessions = sessions;
        this.spaces = spaces;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws Conflict {@code slug-taken} when another has that slug */
    @Transactional
    public Activity register(ActivityRequest request, boolean sample, Actor actor) {
        if (activities.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        Activity activity = new Activity(ids.next(), request, space(request, actor), sample, clock.instant());
        activities.persistAndFlush(activity);
        return activity;
    }

    /**
     * Changes what the patch names; sessions that exist keep their capacity.
     *
     * @throws Conflict {@code activity-has-sessions} when it would go to another place, or take it for itself or share it,
     *         while sessions are to come: they have their place, and visitors know where
     */
    @Transactional
    Activity update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor) {
        Activity activity = activities.getForChange(slugOrId);
        Stewardship.check(activity.space(), actor);
        ifMatch.check(activity.tag());
        ActivityRequest request = mergePatch.apply(activity.toRequest(), patch, ActivityRequest.class);
        Space space = space(request, actor);
        boolean elsewhere = !space.id().equals(activity.space().id()) || request.exclusive() != activity.isExclusive();
        if (elsewhere && sessions.isToCome(activity, clock.instant())) {
            throw new Conflict("activity-has-sessions", Map.of("activity", activity.slug()));
        }
        Instant now = clock.instant();
        Map<Session, SessionNotice> before = new LinkedHashMap<>();
        sessions.listOfForChange(activity).forEach(session -> before.put(session, SessionNotice.from(session)));
        activity.update(request, space, now);
        activities.flush();
        before.forEach((session, notice) -> tellAnew(session, notice, actor, now));
        return activity;
    }

    /** Whoever keeps sessions has the words of their activity with them. */
    private void tellAnew(Session session, SessionNotice before, Actor actor, Instant at) {
        SessionNotice after = SessionNotice.from(session);
        List<String> changed = Changes.between(before, after);
        if (!changed.isEmpty()) {
            outbox.append(new SessionEvent.Updated(after, changed, actor, at));
        }
    }

    private Space space(ActivityRequest request, Actor actor) {
        Space space = spaces.findByName(request.space()).orElseThrow(
                () -> new RuleViolation(new FieldError("/space", "unknown-space", Map.of("value", request.space()))));
        Stewardship.check(space, actor);
        return space;
    }
}
