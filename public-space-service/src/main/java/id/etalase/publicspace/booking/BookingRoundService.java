package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.DomainException;
import id.etalase.kit.idempotency.IdempotentRequest;
import id.etalase.kit.idempotency.IdempotentRequests;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.outbox.TracedEvent;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;

/**
 * Holds and books places for all who ask for the same session at one time, one after the other, in one transaction: one lock,
 * one count, one commit, and each of them is answered as if alone. Those who get a no leave nothing behind.
 */
@ApplicationScoped
class BookingRoundService {

    private final BookingRepository bookings;
    private final SeatLedger ledger;
    private final WaitingList waitingList;
    private final BookingCodes codes;
    private final BookingConfig config;
    private final IdempotentRequests repeats;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    BookingRoundService(BookingRepository bookings, SeatLedger ledger, WaitingList waitingList,
            BookingCodes codes, BookingConfig config, IdempotentRequests repeats, Outbox outbox, Ids ids, Clock clock) {
        this.bookings = bookings;
        this.ledger = ledger;
        this.waitingList = waitingList;
        this.codes = codes;
        this.config = config;
        this.repeats = repeats;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param answers what to answer to each
     * @param left the session after them; null when it was not asked for, or is not there
     */
    record Served(Map<BookingTurn, Response> answers, SessionMemory.@Nullable Known left) {
    }

    /**
     * Serves them in their order.
     *
     * @return what is so once this is committed
     */
    @Transactional(TxType.REQUIRES_NEW)
    Served serve(UUID session, List<BookingTurn> turns) {
        Map<IdempotentRequest, Response> known = repeats.answered(turns.stream().map(BookingTurn::repeats).toList());
        List<BookingTurn> fresh = turns.stream().filter(turn -> !known.containsKey(turn.repeats())).toList();
        Map<IdempotentRequest, Response> answers = new HashMap<>(known);
        SessionMemory.Known left = null;
        if (!fresh.isEmpty()) {
            Map<IdempotentRequest, Response> decided = new LinkedHashMap<>();
            left = decide(session, fresh, decided);
            answers.putAll(repeats.keep(decided));
        }
        Map<BookingTurn, Response> all = new LinkedHashMap<>();
        turns.forEach(turn -> all.put(turn, answers.get(turn.repeats())));
        return new Served(all, left);
    }

    private SessionMemory.@Nullable Known decide(UUID session, List<BookingTurn> turns,
            Map<IdempotentRequest, Response> answers) {
        Instant now = clock.instant();
        Round round;
        try {
            round = new Round(ledger.openFirst(session, now), now);
        } catch (DomainException no) {
            turns.forEach(turn -> answers.put(turn.repeats(), repeats.refused(turn.repeats(), no)));
            return null;
        }
        Map<BookingTurn, Booking> made = new LinkedHashMap<>();
        for (BookingTurn turn : turns) {
            try {
                made.put(turn, round.book(turn));
            } catch (DomainException no) {
                answers.put(turn.repeats(), repeats.refused(turn.repeats(), no));
            }
        }
        round.write(made.values());
        List<TracedEvent> events = new ArrayList<>();
        made.forEach((turn, booking) -> {
            events.add(new TracedEvent(booking.made(), turn.trace()));
            answers.put(turn.repeats(), BookingAnswers.created(booking));
        });
        outbox.append(events);
        return round.left();
    }

    /** A session and its places, as one after the other takes some. */
    private final class Round {

        private final Session session;
        private final List<Booking> waiting;
        private final Instant now;
        private SessionMemory.Stamp stamp;
        private Seats seats;
        private Instant until;

        Round(SessionMemory.Known open, Instant now) {
            this.session = open.session();
            this.now = now;
            this.stamp = open.stamp();
            this.seats = open.seats();
            this.until = open.until();
            this.waiting = seats.waiting() == 0 ? List.of() : bookings.listWaiting(session.id());
        }

        /** Changes nothing when it throws: the others in the round go on. */
        Booking book(BookingTurn turn) {
            BookingRequest request = turn.request();
            BookingRules.checkParty(request.party(), session);
            BookingRules.checkOpen(session, now);
            Seats after = SeatLedger.fit(session, seats, request.party().byType());
            waitingList.bookedPast(waiting);
            UUID id = ids.next();
            Instant held = request.hold() ? config.holdUntil(session, now) : null;
            Booking booking = new Booking(id, session, request, request.hold() ? BookingStatus.HELD : BookingStatus.CONFIRMED,
                    turn.client(), codes.hash(id), held, now);
            seats = after;
            until = held == null || until.isBefore(held) ? until : held;
            return booking;
        }

        void write(Collection<Booking> made) {
            if (!made.isEmpty()) {
                stamp = new SessionMemory.Stamp(ledger.take(session, made), stamp.others());
            }
        }

        SessionMemory.Known left() {
            return new SessionMemory.Known(stamp, session, seats, until);
        }
    }
}
