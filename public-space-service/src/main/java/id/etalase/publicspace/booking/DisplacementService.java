package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.publicspace.privacy.Contacts;
import id.etalase.publicspace.programme.Activity;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.programme.SessionService;
import id.etalase.publicspace.programme.SessionStatus;

/**
 * Calls sessions off and looks after their visitors, in one transaction. A confirmed visit goes to the next session of the
 * same activity that has room and where nobody waits; where there is none, to the head of the waiting list of the next
 * session; where there is no other session, it stays displaced and may move later. Holds, offers and who only waited are
 * displaced. Each step is an event, with the reason, for the notice to the visitors.
 */
@ApplicationScoped
public class DisplacementService {

    /** How many later sessions of an activity are looked at. */
    private static final int CANDIDATES = 40;

    private final BookingRepository bookings;
    private final SessionRepository sessions;
    private final SessionService programme;
    private final SeatLedger ledger;
    private final Contacts contacts;
    private final Outbox outbox;
    private final Clock clock;

    DisplacementService(BookingRepository bookings, SessionRepository sessions, SessionService programme, SeatLedger ledger,
            Contacts contacts, Outbox outbox, Clock clock) {
        this.bookings = bookings;
        this.sessions = sessions;
        this.programme = programme;
        this.ledger = ledger;
        this.contacts = contacts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param displaced how many bookings had or wanted places
     * @param moved how many of them have places in another session now
     * @param waiting how many of them wait for places in another session now
     */
    public record Outcome(int displaced, int moved, int waiting) {
    }

    /** Calls these sessions off; those that are off already are left alone. */
    @Transactional
    public Outcome callOff(List<Session> hit, String reason, Actor actor) {
        Instant now = clock.instant();
        Set<UUID> off = hit.stream().map(Session::id).collect(Collectors.toSet());
        Map<Activity, List<Session>> others = new HashMap<>();
        hit.stream().sorted(Comparator.comparing(Session::startsAt))
                .forEach(session -> others.computeIfAbsent(session.activity(), activity -> sessions
                        .listNextOf(activity, session.startsAt().isAfter(now) ? session.startsAt() : now,
                                CANDIDATES + hit.size())
                        .stream().filter(next -> !off.contains(next.id())).toList()));
        Map<UUID, SeatLedger.Open> open = lock(off, others.values(), now);
        List<Booking> confirmed = new ArrayList<>();
        int displaced = 0;
        for (UUID id : new HashSet<>(off)) {
            Session session = open.get(id).session();
            if (session.status() == SessionStatus.SCHEDULED) {
                for (Booking booking : bookings.listLive(id)) {
                    if (booking.status() == BookingStatus.CONFIRMED) {
                        confirmed.add(booking);
                    }
                    displace(booking, reason, now);
                    displaced++;
                }
                bookings.flush();
                programme.cancel(session, reason, actor);
            }
        }
        int moved = 0;
        int waiting = 0;
        // Who booked first is served first.
        confirmed.sort(Comparator.comparing(Booking::createdAt).thenComparing(Booking::id));
        for (Booking booking : confirmed) {
            // Not to an earlier one: who has planned for Friday may be elsewhere on Wednesday, and may not read this before.
            List<Session> candidates = others.get(booking.session().activity()).stream()
                    .map(next -> open.get(next.id()).session())
                    .filter(next -> next.startsAt().isAfter(booking.session().startsAt()))
                    .filter(next -> BookingRules.isOpen(next, now)).toList();
            BookingStatus status = rehouse(booking, candidates, now);
            moved += status == BookingStatus.CONFIRMED ? 1 : 0;
            waiting += status == BookingStatus.WAITING ? 1 : 0;
        }
        return new Outcome(displaced, moved, waiting);
    }

    /** All sessions that this may touch, in the order of their ids, as everybody locks sessions. */
    private Map<UUID, SeatLedger.Open> lock(Set<UUID> off, Collection<List<Session>> others, Instant now) {
        Set<UUID> all = new LinkedHashSet<>(off);
        others.forEach(list -> list.forEach(session -> all.add(session.id())));
        Map<UUID, SeatLedger.Open> open = new HashMap<>();
        all.stream().sorted().forEach(id -> open.put(id, ledger.open(id, now)));
        return open;
    }

    private void displace(Booking booking, String reason, Instant now) {
        boolean hadPlaces = booking.status().hasPlaces();
        outbox.append(booking.displace(reason, now));
        if (hadPlaces) {
            ledger.freeWithoutOffer(booking.session(), booking.heads());
        }
    }

    private BookingStatus rehouse(Booking booking, List<Session> candidates, Instant now) {
        Optional<Session> roomy = candidates.stream().filter(next -> {
            Seats seats = ledger.seats(next.id(), now);
            return seats.waiting() == 0 && seats.plus(booking.party().byType()).fit(next);
        }).findFirst();
        Optional<Session> next = candidates.stream()
                .filter(session -> Seats.NONE.plus(booking.party().byType()).fit(session)).findFirst();
        if (roomy.isPresent()) {
            ledger.admit(new SeatLedger.Open(roomy.get(), ledger.seats(roomy.get().id(), now)), booking.party().byType(),
                    booking.heads());
            outbox.append(booking.rehouse(roomy.get(), true, now));
        } else if (next.isPresent()) {
            outbox.append(booking.rehouse(next.get(), false, now));
        }
        bookings.flush();
        contacts.visitEnds(booking.id(), booking.session().endsAt());
        return booking.status();
    }
}
