package id.etalase.publicspace.closure;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.booking.BookingRepository;
import id.etalase.publicspace.booking.DisplacementService;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.Stewardship;

/** Plans closures, tells whom they hit, and applies them. */
@ApplicationScoped
class ClosureService {

    private final ClosureRepository closures;
    private final SpaceRepository spaces;
    private final SessionRepository sessions;
    private final DisplacementService displacement;
    private final BookingRepository bookings;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ClosureService(ClosureRepository closures, SpaceRepository spaces, SessionRepository sessions,
            DisplacementService displacement,
            BookingRepository bookings, Outbox outbox, Ids ids, Clock clock) {
        this.closures = closures;
        this.spaces = spaces;
        this.sessions = sessions;
        this.displacement = displacement;
        this.bookings = bookings;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Writes it down, without any effect yet. */
    @Transactional
    Closure plan(ClosureRequest request, Actor actor) {
        Closure closure = new Closure(ids.next(), request, spaces.get(request.space()), clock.instant());
        Stewardship.check(closure.space(), actor);
        closures.persistAndFlush(closure);
        outbox.append(closure.planned(actor));
        return closure;
    }

    /** Whom it would hit now. */
    Impact impact(Closure closure) {
        List<Impact.HitSession> hit = hit(closure).stream()
                .map(session -> new Impact.HitSession(session.id(), session.activity().slug(), session.activity().title(),
                        session.activity().space().slug(), session.startsAt(),
                        bookings.listLive(session.id()).stream()
                                .map(one -> new Impact.HitBooking(one.id(), one.status(), one.heads())).toList()))
                .toList();
        List<Impact.HitBooking> all = hit.stream().flatMap(session -> session.bookings().stream()).toList();
        return new Impact(hit, all.size(), all.stream().mapToInt(Impact.HitBooking::heads).sum());
    }

    /**
     * Lets it hold: in one transaction the place is closed, its sessions are called off, and their visitors are moved to
     * another session or put on its waiting list.
     */
    @Transactional
    Closure apply(UUID id, Actor actor) {
        Closure closure = closures.getForChange(id);
        Stewardship.check(closure.space(), actor);
        Instant now = clock.instant();
        List<Session> hit = hit(closure);
        DisplacementService.Outcome outcome = displacement.callOff(hit, closure.reason().en(), actor);
        ClosureEvent.Applied applied = closure.apply(hit.size(), outcome.displaced(), actor, now);
        closures.flush();
        outbox.append(applied);
        return closure;
    }

    /** Lets it hold no more; sessions that were called off stay so. */
    @Transactional
    Closure withdraw(UUID id, Actor actor) {
        Closure closure = closures.getForChange(id);
        Stewardship.check(closure.space(), actor);
        ClosureEvent.Withdrawn withdrawn = closure.withdraw(actor, clock.instant());
        closures.flush();
        outbox.append(withdrawn);
        return closure;
    }

    /** Tells how far the works are. */
    @Transactional
    Closure progress(UUID id, IfMatch ifMatch, int percent, Actor actor) {
        Closure closure = closures.getForChange(id);
        Stewardship.check(closure.space(), actor);
        ifMatch.check(closure.tag());
        ClosureEvent.Progressed progressed = closure.progress(percent, actor, clock.instant());
        closures.flush();
        outbox.append(progressed);
        return closure;
    }

    private List<Session> hit(Closure closure) {
        // What is over took place, whatever is written down later.
        Instant from = closure.startsAt().isAfter(clock.instant()) ? closure.startsAt() : clock.instant();
        return !closure.closes() || !from.isBefore(closure.endsAt()) ? List.of()
                : sessions.listOverlapping(spaces.listIdsWithin(closure.space().id()), from, closure.endsAt());
    }
}
