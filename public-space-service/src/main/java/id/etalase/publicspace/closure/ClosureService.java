package id.etalase.publicspace.closure;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.booking.BookingRepository;
import id.etalase.publicspace.booking.BookingService;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.programme.SessionService;
import id.etalase.publicspace.programme.SessionStatus;
import id.etalase.publicspace.space.SpaceRepository;
import id.etalase.publicspace.space.Stewardship;

/** Plans closures, tells whom they hit, and applies them. */
@ApplicationScoped
class ClosureService {

    private final ClosureRepository closures;
    private final SpaceRepository spaces;
    private final SessionRepository sessions;
    private final SessionService programme;
    private final BookingRepository bookings;
    private final BookingService booking;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    ClosureService(ClosureRepository closures, SpaceRepository spaces, SessionRepository sessions, SessionService programme,
            BookingRepository bookings, BookingService booking, Outbox outbox, Ids ids, Clock clock) {
        this.closures = closures;
        this.spaces = spaces;
        this.sessions = sessions;
        this.programme = programme;
        this.bookings = bookings;
        this.booking = booking;
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
     * Lets it hold: in one transaction the place is closed, its sessions are called off, and their visitors are displaced and
     * can move to another session.
     */
    @Transactional
    Closure apply(UUID id, Actor actor) {
        Closure closure = closures.getForChange(id);
        Stewardship.check(closure.space(), actor);
        Instant now = clock.instant();
        int displaced = 0;
        // In the order of their ids, as everybody locks sessions.
        List<UUID> hit = hit(closure).stream().map(Session::id).sorted(Comparator.naturalOrder()).toList();
        for (UUID one : hit) {
            int before = bookings.listLive(one).size();
            Session session = booking.displace(one, closure.reason().en());
            if (session.status() == SessionStatus.SCHEDULED) {
                programme.cancel(session, closure.reason().en(), actor);
                displaced += before;
            }
        }
        ClosureEvent.Applied applied = closure.apply(hit.size(), displaced, actor, now);
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
        return !closure.closes() ? List.of()
                : sessions.listOverlapping(spaces.listIdsWithin(closure.space().id()), closure.startsAt(), closure.endsAt());
    }
}
