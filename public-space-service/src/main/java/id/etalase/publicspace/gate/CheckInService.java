package id.etalase.publicspace.gate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import id.etalase.publicspace.booking.Booking;
import id.etalase.publicspace.booking.BookingRepository;
import id.etalase.publicspace.booking.BookingStatus;

/** Lets visitors in, each once. The lock of the booking decides between two gates. */
@ApplicationScoped
class CheckInService {

    private final BookingRepository bookings;
    private final TicketService tickets;
    private final GateConfig config;
    private final EntityManager database;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    CheckInService(BookingRepository bookings, TicketService tickets, GateConfig config, EntityManager database, Outbox outbox,
            Ids ids, Clock clock) {
        this.bookings = bookings;
        this.tickets = tickets;
        this.config = config;
        this.database = database;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Checks a ticket and lets in.
     *
     * @throws Conflict {@code ticket-invalid}, {@code ticket-of-another-session}, {@code too-early}, {@code too-late},
     *         {@code already-used}, {@code more-than-left}, {@code released-as-no-show}, {@code booking-cancelled},
     *         {@code not-confirmed}
     */
    @Transactional
    CheckInResponse checkIn(CheckInRequest request) {
        Ticket ticket = tickets.read(request.ticket());
        Booking booking;
        try {
            booking = bookings.get(ticket.sub());
        } catch (NotFound e) {
            throw new Conflict("ticket-invalid");
        }
        bookings.lock(booking);
        CheckInResponse before = find(booking, request.nonce());
        if (before != null) {
            return before;
        }
        Instant now = clock.instant();
        check(booking, ticket, now);
        int left = booking.heads() - booking.checkedIn();
        if (left == 0) {
            throw new Conflict("already-used", Map.of("heads", booking.heads()), Map.of("checkedIn", booking.checkedIn()));
        }
        int heads = request.heads() == null ? left : request.heads();
        if (heads > left) {
            throw new Conflict("more-than-left", Map.of("left", left), Map.of("left", left));
        }
        database.createNativeQuery("""
                insert into check_in (id, booking_id, nonce, heads, gate, at)
                values (:id, :booking, :nonce, :heads, :gate, :at)""").setParameter("id", ids.next())
                .setParameter("booking", booking.id()).setParameter("nonce", request.nonce()).setParameter("heads", heads)
                .setParameter("gate", request.gate()).setParameter("at", Timestamp.from(now)).executeUpdate();
        outbox.append(booking.checkIn(heads, now));
        return new CheckInResponse(booking.id(), request.nonce(), heads, booking.checkedIn(), left - heads, request.gate(), now,
                false);
    }

    private void check(Booking booking, Ticket ticket, Instant now) {
        if (!booking.session().id().equals(ticket.sid())) {
            throw new Conflict("ticket-of-another-session");
        }
        BookingStatus status = booking.status();
        if (status == BookingStatus.NO_SHOW) {
            throw new Conflict("released-as-no-show");
        }
        if (status == BookingStatus.CANCELLED || status == BookingStatus.DISPLACED) {
            throw new Conflict("booking-cancelled");
        }
        if (status != BookingStatus.CONFIRMED && status != BookingStatus.CHECKED_IN) {
            throw new Conflict("not-confirmed");
        }
        Instant from = booking.session().startsAt().minus(config.opensBefore());
        if (now.isBefore(from)) {
            throw new Conflict("too-early", Map.of("from", from), Map.of("from", from));
        }
        if (!now.isBefore(booking.session().endsAt())) {
            throw new Conflict("too-late", Map.of("until", booking.session().endsAt()));
        }
    }

    private CheckInResponse find(Booking booking, String nonce) {
        List<?> rows = database
                .createNativeQuery("select heads, gate, at from check_in where booking_id = :booking and nonce = :nonce")
                .setParameter("booking", booking.id()).setParameter("nonce", nonce).getResultList();
        return rows.stream().findFirst().map(row -> (Object[]) row)
                .map(row -> new CheckInResponse(booking.id(), nonce, (Integer) row[0], booking.checkedIn(),
                        booking.heads() - booking.checkedIn(), (String) row[1], (Instant) row[2], true))
                .orElse(null);
    }
}
