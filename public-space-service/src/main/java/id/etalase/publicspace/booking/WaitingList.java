package id.etalase.publicspace.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.Conflict;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;

/**
 * Who is served next when places become free: the first who fits. Whoever did not fit and saw a later one served was passed
 * over; after a set number of times nobody else is served before them, and places gather until they fit.
 */
@ApplicationScoped
class WaitingList {

    private final BookingRepository bookings;
    private final BookingConfig config;

    WaitingList(BookingRepository bookings, BookingConfig config) {
        this.bookings = bookings;
        this.config = config;
    }

    /** Makes offers out of entries that fit; the session is locked. */
    List<Booking> offer(Session session, Seats seats, Instant now) {
        Instant last = session.activity().bookableUntil(session.startsAt());
        if (seats.waiting() == 0 || !now.isBefore(last)) {
            return List.of();
        }
        Instant until = now.plus(config.offer()).isBefore(last) ? now.plus(config.offer()) : last;
        return serve(bookings.listWaiting(session.id()), session, seats, config.mostPassedOver(), until, now);
    }

    /** The rule itself. */
    static List<Booking> serve(List<Booking> waiting, Session session, Seats seats, int mostPassedOver, Instant until,
            Instant now) {
        List<Booking> offered = new ArrayList<>();
        List<Booking> skipped = new ArrayList<>();
        Seats taken = seats;
        for (Booking next : waiting) {
            Seats after = taken.plus(next.party().byType());
            if (after.fit(session)) {
                next.offer(until, now);
                offered.add(next);
                taken = after;
                skipped.forEach(Booking::passOver);
            } else {
                skipped.add(next);
            }
            if (skipped.stream().anyMatch(entry -> entry.passedOver() >= mostPassedOver)) {
                break;
            }
        }
        return offered;
    }

    /**
     * Somebody books past those who wait. They count it as being passed over.
     *
     * @throws Conflict {@code reserved-for-waiting-list} when one of them cannot be passed over again
     */
    void bookedPast(Session session, Seats seats) {
        if (seats.waiting() > 0) {
            bookedPast(bookings.listWaiting(session.id()));
        }
    }

    /** The same for those who wait, when they are known. */
    void bookedPast(List<Booking> waiting) {
        if (waiting.stream().anyMatch(entry -> entry.passedOver() >= config.mostPassedOver())) {
            throw new Conflict("reserved-for-waiting-list", Map.of(), Map.of("waitlist", "/v1/waitlist-entries"));
        }
        waiting.forEach(Booking::passOver);
    }
}
