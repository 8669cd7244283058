package id.etalase.publicspace.programme;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.opening.Interval;
import id.etalase.publicspace.opening.OpeningHours;
import id.etalase.publicspace.opening.Recurrence;
import id.etalase.publicspace.opening.Timetable;
import id.etalase.publicspace.programme.SeriesResponse.Reason;
import id.etalase.publicspace.programme.SeriesResponse.Skipped;
import id.etalase.publicspace.space.SpaceOccupancy;
import id.etalase.publicspace.space.Stewardship;

/** Schedules sessions. */
@ApplicationScoped
public class SessionService {

    private static final int LONGEST_DAYS = 732;
    private static final int MOST_SESSIONS = 366;
    private static final int FURTHEST_YEARS = 40;

    private final SessionRepository sessions;
    private final ActivityRepository activities;
    private final OpeningHours openingHours;
    private final SpaceOccupancy occupancy;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    SessionService(SessionRepository sessions, ActivityRepository activities, OpeningHours openingHours,
            SpaceOccupancy occupancy, Outbox outbox, Ids ids, Clock clock) {
        this.sessions = sessions;
        this.activities = activities;
        this.openingHours = openingHours;
        this.occupancy = occupancy;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Schedules one session or a series. A date that is not possible is left out and told; the others stand.
     *
     * @throws Conflict {@code no-session-possible} when no date is left
     * @throws RuleViolation when the rule is none, never ends, or makes more than 366 sessions or reaches beyond two years
     */
    @Transactional
    public SeriesResponse schedule(SeriesRequest request, Actor actor) {
        Activity activity = activities.getAndKeep(request.activity());
        Stewardship.check(activity.space(), actor);
        ZoneId zone = zone(request);
        SortedSet<LocalDate> days = days(request);
        Instant now = clock.instant();
        Timetable timetable = openingHours.of(activity.space(), days.first(), days.last().plusDays(1));
        List<SessionResponse> created = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        for (LocalDate day : days) {
            LocalDateTime local = day.atTime(request.time());
            if (zone.getRules().getValidOffsets(local).isEmpty()) {
                skipped.add(new Skipped(day, Reason.TIME_DOES_NOT_EXIST));
                continue;
            }
            Instant start = local.atZone(zone).toInstant();
            Interval time = new Interval(start, start.plus(Duration.ofMinutes(activity.minutes())));
            int capacity = request.capacity() == null ? activity.capacity() : request.capacity();
            Session session = new Session(ids.next(), activity, time, capacity, now);
            Reason refusal = refusal(activity, session, time, timetable, now);
            if (refusal != null) {
                skipped.add(new Skipped(day, refusal));
                continue;
            }
            sessions.persistAndFlush(session);
            outbox.append(session.scheduled(actor));
            created.add(SessionResponse.of(session, Seats.NONE, now));
        }
        if (created.isEmpty()) {
            throw new Conflict("no-session-possible", Map.of("count", skipped.size()), Map.of("skipped", skipped));
        }
        return new SeriesResponse(created, skipped);
    }

    private Reason refusal(Activity activity, Session session, Interval time, Timetable timetable, Instant now) {
        if (!time.from().isAfter(now)) {
            return Reason.IN_THE_PAST;
        }
        if (timetable.isKnown() && !timetable.isOpenDuring(time)) {
            return Reason.PLACE_CLOSED;
        }
        if (sessions.count("activity = ?1 and startsAt = ?2", activity, time.from()) > 0) {
            return Reason.ALREADY_SCHEDULED;
        }
        Instant from = time.from().minus(Duration.ofMinutes(activity.setupMinutes()));
        return activity.isExclusive() && !occupancy.take(session.id(), activity.space(), from, time.to())
                ? Reason.PLACE_IN_USE
                : null;
    }

    /** Calls a session off and gives its place free; the caller has locked it and looks after its visitors. */
    @Transactional
    public void cancel(Session session, String reason, Actor actor) {
        SessionEvent.Cancelled cancelled = session.cancel(reason, actor, clock.instant());
        occupancy.release(session.id());
        sessions.flush();
        outbox.append(cancelled);
    }

    private static ZoneId zone(SeriesRequest request) {
        if (!ZoneId.getAvailableZoneIds().contains(request.zone())) {
            throw new RuleViolation(new FieldError("/zone", "unknown-zone"));
        }
        ZoneId zone = ZoneId.of(request.zone());
        boolean alone = request.rule() == null && request.added().isEmpty();
        if (alone && zone.getRules().getValidOffsets(request.startsOn().atTime(request.time())).isEmpty()) {
            throw new RuleViolation(new FieldError("/time", "time-does-not-exist"));
        }
        return zone;
    }

    private static SortedSet<LocalDate> days(SeriesRequest request) {
        SortedSet<LocalDate> days = new TreeSet<>(request.added());
        LocalDate last = request.startsOn().plusDays(LONGEST_DAYS);
        if (request.rule() == null) {
            days.add(request.startsOn());
        } else {
            Recurrence rule = Recurrence.parse(request.rule(), "/rule");
            if (!rule.ends()) {
                throw new RuleViolation(new FieldError("/rule", "rule-never-ends"));
            }
            rule.mustOccur(request.startsOn(), "/rule");
            // Far beyond the last possible day: what is asked for and cannot be made must be refused, not left out in silence.
            days.addAll(rule.days(request.startsOn(), request.startsOn(), last.plusYears(FURTHEST_YEARS)));
        }
        days.removeAll(request.removed());
        if (days.isEmpty()) {
            throw new RuleViolation(new FieldError("/rule", "never-occurs"));
        }
        if (days.size() > MOST_SESSIONS || days.last().isAfter(last) || days.first().isBefore(request.startsOn())) {
            throw new RuleViolation(new FieldError("/rule", "too-many-occurrences"));
        }
        return days;
    }
}
