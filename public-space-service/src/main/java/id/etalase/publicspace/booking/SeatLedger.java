package id.etalase.publicspace.booking;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.hibernate.exception.ConstraintViolationException;
import org.postgresql.util.PSQLException;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.outbox.Outbox;
import id.etalase.publicspace.privacy.Contacts;
import id.etalase.publicspace.programme.Seats;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import id.etalase.publicspace.programme.VisitorType;

/**
 * Takes and frees places. The lock of the session makes the count true; the column {@code taken}, written only by adding and
 * subtracting, is a second wall that the database itself keeps.
 */
@ApplicationScoped
class SeatLedger {

    private static final String WALL = "session_never_oversold";

    private final SessionLock lock;
    private final SessionMemory memory;
    private final SessionRepository sessions;
    private final BookingRepository bookings;
    private final WaitingList waitingList;
    private final EntityManager database;
    private final BookingRows rows;
    private final Contacts contacts;
    private final Outbox outbox;

    SeatLedger(SessionLock lock, SessionMemory memory, SessionRepository sessions, BookingRepository bookings,
            WaitingList waitingList, EntityManager database, BookingRows rows, Contacts contacts, Outbox outbox) {
        this.lock = lock;
        this.memory = memory;
        this.sessions = sessions;
        this.bookings = bookings;
        this.waitingList = waitingList;
        this.database = database;
        this.rows = rows;
        this.contacts = contacts;
        this.outbox = outbox;
    }

    /** A locked session with its count. */
    record Open(Session session, Seats seats) {
    }

    /** Locks a session and counts, after places whose time is over have gone to those who wait. */
    Open open(UUID id, Instant now) {
        Session session = lock.acquire(id);
        Seats seats = seats(id, now);
        if (seats.stale() > 0) {
            clear(session, now);
            seats = seats(id, now);
        }
        return new Open(session, seats);
    }

    /** The same at the beginning of a transaction, with what is remembered, if that is still so. */
    SessionMemory.Known openFirst(UUID id, Instant now) {
        SessionMemory.Stamp stamp = lock.acquireFirst(id);
        SessionMemory.Known known = memory.get(id, stamp, now);
        if (known != null) {
            return known;
        }
        Session session = sessions.getToRead(id);
        SessionRepository.Counted counted = sessions.count(id, now);
        if (counted.seats().stale() > 0) {
            clear(session, now);
            counted = sessions.count(id, now);
        }
        return new SessionMemory.Known(stamp, session, counted.seats(), counted.until());
    }

    /** Gives the places whose time is over to those who wait; the database knows it then, for whoever counts there. */
    private void clear(Session session, Instant now) {
        for (Booking over : bookings.listOver(session.id(), now)) {
            outbox.append(over.expire(now));
            contacts.erase(over.id());
            take(session, -over.heads());
        }
        bookings.flush();
        offer(session, now);
    }

    Seats seats(UUID session, Instant now) {
        return sessions.seats(List.of(session), now).getOrDefault(session, Seats.NONE);
    }

    /**
     * Lets a party in, if it fits beside those who are in already.
     *
     * @throws Conflict {@code session-full} or {@code quota-exhausted} with what is free
     */
    void admit(Open open, Map<VisitorType, Integer> heads, int more) {
        fit(open.session(), open.seats(), heads);
        take(open.session(), more);
    }

    /**
     * The places when these heads come too.
     *
     * @throws Conflict {@code session-full} or {@code quota-exhausted} with what is free
     */
    static Seats fit(Session session, Seats seats, Map<VisitorType, Integer> heads) {
        Seats after = seats.plus(heads);
        if (!after.fit(session)) {
            throw full(session, seats, after);
        }
        return after;
    }

    /**
     * Writes new bookings that fit, with their heads; changes of the session in memory stay there.
     *
     * @return the transaction that wrote this
     */
    String take(Session session, Collection<Booking> made) {
        try {
            return rows.insert(session, made);
        } catch (SQLException e) {
            if (e instanceof PSQLException refused && refused.getServerErrorMessage() != null
                    && WALL.equals(refused.getServerErrorMessage().getConstraint())) {
                throw new Conflict("session-full", Map.of("free", 0));
            }
            throw new IllegalStateException("Bookings cannot be written", e);
        }
    }

    /** Gives places back and offers them to those who wait, in the same transaction. */
    void free(Session session, int heads, Instant now) {
        take(session, -heads);
        bookings.flush();
        offer(session, now);
    }

    /** Gives places back that nobody is to be offered, because the session is called off. */
    void freeWithoutOffer(Session session, int heads) {
        take(session, -heads);
    }

    /** Locks a session and leaves what is over in it as it is. */
    Session lockOnly(UUID id) {
        return lock.acquire(id);
    }

    private void offer(Session session, Instant now) {
        for (Booking offered : waitingList.offer(session, seats(session.id(), now), now)) {
            take(session, offered.heads());
            outbox.append(new BookingEvent.Offered(BookingResponse.from(offered)));
        }
        bookings.flush();
    }

    private void take(Session session, int heads) {
        try {
            database.createNativeQuery("update session set taken = taken + :heads where id = :id")
                    .setParameter("heads", heads).setParameter("id", session.id()).executeUpdate();
        } catch (PersistenceException e) {
            if (e instanceof ConstraintViolationException wall && WALL.equals(wall.getConstraintName())) {
                throw new Conflict("session-full", Map.of("free", 0));
            }
            throw e;
        }
    }

    private static Conflict full(Session session, Seats seats, Seats after) {
        int free = Math.max(0, session.capacity() - seats.total());
        String code = after.total() > session.capacity() ? "session-full" : "quota-exhausted";
        return new Conflict(code, Map.of("free", free), Map.of("free", free, "waitlist", "/v1/waitlist-entries"));
    }
}
