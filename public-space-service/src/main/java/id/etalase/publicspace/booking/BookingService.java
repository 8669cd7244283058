package id.etalase.publicspace.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.privacy.Contacts;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.VisitorType;

/** Changes and gives back places, and keeps the waiting list; {@link BookingRoundService} is where they are booked. */
@ApplicationScoped
public class BookingService {

    private final BookingRepository bookings;
    private final SeatLedger ledger;
    private final WaitingList waitingList;
    private final BookingCodes codes;
    private final BookingConfig config;
    private final Contacts contacts;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    BookingService(BookingRepository bookings, SeatLedger ledger, WaitingList waitingList,
            BookingCodes codes, BookingConfig config, Contacts contacts, MergePatch mergePatch, Outbox outbox, Ids ids,
            Clock clock) {
        this.bookings = bookings;
        this.ledger = ledger;
        this.waitingList = waitingList;
        this.codes = codes;
        this.config = config;
        this.contacts = contacts;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts a party on the waiting list of a session that is full; an offer follows when there is room. */
    @Transactional
    Booking await(BookingRequest request, String client) {
        Instant now = clock.instant();
        SeatLedger.Open open = ledger.open(request.session(), now);
        BookingRules.checkParty(request.party(), open.session());
        BookingRules.checkOpen(open.session(), now);
        Seats after = open.seats().plus(request.party().byType());
        if (open.seats().waiting() == 0 && after.fit(open.session())) {
            throw new Conflict("session-not-full", Map.of("session", request.session()));
        }
        UUID id = ids.next();
        Booking booking = new Booking(id, open.session(), request, BookingStatus.WAITING, client, codes.hash(id), null, now);
        bookings.persistAndFlush(booking);
        outbox.append(booking.made());
        return booking;
    }

    /** @throws Conflict {@code hold-expired} when the time for it is over */
    @Transactional
    Booking confirm(UUID id) {
        Booking booking = lock(id);
        outbox.append(booking.confirm(clock.instant()));
        return booking;
    }

    /** Changes who comes. Fewer: their places are free in the same transaction. More: only if there is room. */
    @Transactional
    Booking change(UUID id, IfMatch ifMatch, JsonNode patch) {
        Instant now = clock.instant();
        Booking booking = lock(id);
        ifMatch.check(booking.tag());
        PartyChange wanted = mergePatch.apply(new PartyChange(booking.party()), patch, PartyChange.class);
        if (booking.status() != BookingStatus.CONFIRMED
                && !(booking.status().isKept() && now.isBefore(booking.heldUntil()))) {
            throw booking.notNow();
        }
        Session session = booking.session();
        BookingRules.checkParty(wanted.party(), session);
        if (wanted.party().equals(booking.party())) {
            return booking;
        }
        int more = wanted.party().heads() - booking.heads();
        Map<VisitorType, Integer> difference = wanted.party().minus(booking.party());
        boolean onlyFewer = difference.values().stream().allMatch(heads -> heads <= 0);
        if (!onlyFewer) {
            BookingRules.checkOpen(session, now);
            SeatLedger.Open open = new SeatLedger.Open(session, ledger.seats(session.id(), now));
            waitingList.bookedPast(session, open.seats());
            ledger.admit(open, difference, more);
        }
        BookingEvent event = booking.change(session, wanted.party(), now);
        bookings.flush();
        if (onlyFewer) {
            ledger.free(session, -more, now);
        }
        outbox.append(event);
        return booking;
    }

    /** Goes to another session of the same activity, or of another; the old places are free when the new ones are had. */
    @Transactional
    Booking move(UUID id, UUID target) {
        Instant now = clock.instant();
        Booking seen = bookings.get(id);
        UUID from = seen.session().id();
        if (from.equals(target)) {
            throw new RuleViolation(new FieldError("/session", "same-session"));
        }
        boolean targetFirst = target.compareTo(from) < 0;
        SeatLedger.Open first = ledger.open(targetFirst ? target : from, now);
        SeatLedger.Open second = ledger.open(targetFirst ? from : target, now);
        SeatLedger.Open to = targetFirst ? first : second;
        Session old = targetFirst ? second.session() : first.session();
        Booking booking = sameSession(seen, from);
        boolean displaced = booking.status() == BookingStatus.DISPLACED;
        if (booking.status() != BookingStatus.CONFIRMED && !displaced || booking.checkedIn() > 0) {
            throw booking.notNow();
        }
        BookingRules.checkParty(booking.party(), to.session());
        BookingRules.checkOpen(to.session(), now);
        waitingList.bookedPast(to.session(), to.seats());
        ledger.admit(to, booking.party().byType(), booking.heads());
        BookingEvent event = booking.change(to.session(), booking.party(), now);
        bookings.flush();
        contacts.visitEnds(id, to.session().endsAt());
        if (!displaced) {
            ledger.free(old, booking.heads(), now);
        }
        outbox.append(event);
        return booking;
    }

    /** Gives the places back, and forgets who wanted to come. */
    @Transactional
    Booking cancel(UUID id, String reason) {
        Instant now = clock.instant();
        Booking booking = lock(id);
        boolean hadPlaces = booking.status().hasPlaces();
        BookingEvent event = booking.cancel(reason, now);
        bookings.flush();
        contacts.erase(id);
        if (hadPlaces) {
            ledger.free(booking.session(), booking.heads(), now);
        }
        outbox.append(event);
        return booking;
    }

    /** Clears away what is over in a session: holds, offers, and visitors who did not come. */
    @Transactional
    void clear(UUID session) {
        Instant now = clock.instant();
        SeatLedger.Open open = ledger.open(session, now);
        if (open.session().startsAt().plus(config.noShowAfter()).isAfter(now)) {
            return;
        }
        for (Booking booking : bookings.listLive(session)) {
            if (booking.status() == BookingStatus.CONFIRMED && booking.checkedIn() == 0) {
                outbox.append(booking.missed(now));
                bookings.flush();
                ledger.free(open.session(), booking.heads(), now);
            }
        }
    }

    /** Locks the session, then the booking: the same order for everybody. */
    private Booking lock(UUID id) {
        Booking seen = bookings.get(id);
        UUID session = seen.session().id();
        // What is over in this session stays so until after this: a late confirmation must find its hold, not a swept one.
        ledger.lockOnly(session);
        return sameSession(seen, session);
    }

    private Booking sameSession(Booking seen, UUID session) {
        bookings.lock(seen);
        if (!seen.session().id().equals(session)) {
            throw new Conflict("moved-meanwhile", Map.of("booking", seen.id()));
        }
        return seen;
    }

    /** What of a booking can be patched. */
    record PartyChange(@NotNull @Valid Party party) {
    }
}
