package id.etalase.publicspace.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The bookings on record, the waiting list among them. */
@ApplicationScoped
public class BookingRepository implements PanacheRepositoryBase<Booking, UUID> {

    private static final String WHOLE = "from Booking b join fetch b.session s join fetch s.activity a join fetch a.space ";

    /** The booking with its session, activity and place. */
    Optional<Booking> find(UUID id) {
        return find(WHOLE + "where b.id = ?1", id).firstResultOptional();
    }

    /** The same, when it must be there. */
    public Booking get(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("booking-not-found", Map.of("booking", id)));
    }

    /**
     * In which session it is; nothing else of it is read. As a list: a stream would keep its connection while whoever asked
     * waits in the line of the session.
     */
    Optional<UUID> findSessionOf(UUID id) {
        return getEntityManager().createQuery("select b.session.id from Booking b where b.id = ?1", UUID.class)
                .setParameter(1, id).getResultList().stream().findFirst();
    }

    /** Reads it again and keeps it to this transaction. */
    public void lock(Booking booking) {
        getEntityManager().refresh(booking, LockModeType.PESSIMISTIC_WRITE);
    }

    List<Booking> listWaiting(UUID session) {
        return list(WHOLE + "where s.id = ?1 and b.status = ?2 order by b.waitingSince, b.id", session,
                BookingStatus.WAITING);
    }

    List<Booking> listOver(UUID session, Instant now) {
        return list(WHOLE + "where s.id = ?1 and b.status in (?2, ?3) and b.heldUntil <= ?4 order by b.id", session,
                BookingStatus.HELD, BookingStatus.OFFERED, now);
    }

    /** Bookings of a session that have or want places. */
    public List<Booking> listLive(UUID session) {
        return list(WHOLE + "where s.id = ?1 and b.status in (?2, ?3, ?4, ?5) order by b.id", session, BookingStatus.HELD,
                BookingStatus.OFFERED, BookingStatus.CONFIRMED, BookingStatus.WAITING);
    }

    /** Sessions with a hold or an offer that is over, or with visitors who have not come. */
    List<UUID> listSessionsToClear(Instant now, Instant startedBefore) {
        return getEntityManager().createQuery("""
                select distinct b.session.id from Booking b where b.status in (HELD, OFFERED) and b.heldUntil <= :now
                    or b.status = CONFIRMED and b.session.startsAt <= :started and b.checkedIn = 0""", UUID.class)
                .setParameter("now", now).setParameter("started", startedBefore).setMaxResults(200).getResultList();
    }

    /** The place in the waiting list, from 1. */
    long position(Booking booking) {
        return 1 + count("session.id = ?1 and status = ?2 and (waitingSince < ?3 or waitingSince = ?3 and id < ?4)",
                booking.session().id(), BookingStatus.WAITING, booking.waitingSince(), booking.id());
    }
}
