package id.etalase.ascn.network;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.WriteAccess;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;

/** Keeps meetings, their decisions and the follow-up. The representative of the host country writes. */
@ApplicationScoped
class MeetingService {

    private final MeetingRepository meetings;
    private final MemberStates states;
    private final WriteAccess access;
    private final MergePatch mergePatch;
    private final Ids ids;
    private final Clock clock;

    MeetingService(MeetingRepository meetings, MemberStates states, WriteAccess access, MergePatch mergePatch, Ids ids,
            Clock clock) {
        this.meetings = meetings;
        this.states = states;
        this.access = access;
        this.mergePatch = mergePatch;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Tagged<MeetingResponse> record(MeetingRequest request) {
        access.toCountry(request.country());
        Meeting meeting = enter(request);
        return tagged(meeting);
    }

    /**
     * Puts a meeting on record for an actor whose right to do so is settled.
     *
     * @throws Conflict {@code slug-taken} when another has that slug
     */
    @Transactional
    Meeting enter(MeetingRequest request) {
        if (!states.isMember(request.country())) {
            throw new RuleViolation(new FieldError("/country", "unknown-member-state", Map.of("value", request.country())));
        }
        if (meetings.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        Meeting meeting = new Meeting(ids.next(), request, clock.instant());
        meetings.persistAndFlush(meeting);
        return meeting;
    }

    /** Puts a decision on record for an actor whose right to do so is settled. */
    @Transactional
    void enter(String slug, DecisionRequest request) {
        meetings.getForChange(slug).decide(ids.next(), request, clock.instant());
        meetings.flush();
    }

    @Transactional
    Tagged<MeetingResponse> update(String slugOrId, IfMatch ifMatch, JsonNode patch) {
        Meeting meeting = meetings.getForChange(slugOrId);
        access.toCountry(meeting.country());
        ifMatch.check(meeting.tag());
        meeting.write(mergePatch.apply(meeting.toRequest(), patch, MeetingRequest.class), clock.instant());
        return tagged(meeting);
    }

    @Transactional
    Tagged<MeetingResponse> decide(String slugOrId, DecisionRequest request) {
        Meeting meeting = meetings.getForChange(slugOrId);
        access.toCountry(meeting.country());
        meeting.decide(ids.next(), request, clock.instant());
        return tagged(meeting);
    }

    /** @throws RuleViolation when it lies in the future */
    @Transactional
    Tagged<MeetingResponse> follow(String slugOrId, UUID decisionId, FollowUpRequest request) {
        Meeting meeting = meetings.getForChange(slugOrId);
        Actor actor = access.toCountry(meeting.country());
        if (request.doneOn().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/doneOn", "in-the-future"));
        }
        meeting.decision(decisionId).follow(ids.next(), request, actor, clock.instant());
        meeting.touch(clock.instant());
        return tagged(meeting);
    }

    private Tagged<MeetingResponse> tagged(Meeting meeting) {
        meetings.flush();
        return new Tagged<>(MeetingResponse.from(meeting), meeting.tag());
    }
}
