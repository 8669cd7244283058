package id.etalase.publicspace.programme;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.jpa.HibernateHints;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;

/** The sessions on record. */
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<Session, UUID> {

    /** By the index of live bookings alone, whatever there was in the past. */
    static final String SEATS = """
            select session_id, coalesce(sum(public_visitors) filter (where live), 0),
                coalesce(sum(pupils + escorts) filter (where live), 0), coalesce(sum(students) filter (where live), 0),
                coalesce(sum(delegates) filter (where live), 0), coalesce(sum(with_disabilities) filter (where live), 0),
                coalesce(sum(heads) filter (where not live and status <> 'WAITING'), 0),
                count(*) filter (where status = 'WAITING'), min(held_until) filter (where live)
            from (select *, status in ('CONFIRMED', 'CHECKED_IN') or status <> 'WAITING' and held_until > :now as live
                from booking where session_id in :sessions
                    and status in ('HELD', 'OFFERED', 'CONFIRMED', 'CHECKED_IN', 'WAITING')) b
            group by session_id""";

    private static final String SEATS_OF_ONE = SEATS.replace(":now", "?").replace("in :sessions", "= ?");

    private final AgroalDataSource database;

    SessionRepository(AgroalDataSource database) {
        this.database = database;
    }

    /** The session with that id, its activity and place read with it. */
    public Session get(UUID id) {
        return find("from Session s join fetch s.activity a join fetch a.space where s.id = ?1", id).firstResultOptional()
                .orElseThrow(() -> new NotFound("session-not-found", Map.of("session", id)));
    }

    /** The same, without a copy to compare it with: changes of it would be lost. */
    public Session getToRead(UUID id) {
        return find("from Session s join fetch s.activity a join fetch a.space where s.id = ?1", id)
                .withHint(HibernateHints.HINT_READ_ONLY, true).firstResultOptional()
                .orElseThrow(() -> new NotFound("session-not-found", Map.of("session", id)));
    }

    /** @param until when the first hold or offer among them is over; {@link Instant#MAX} when there is none */
    public record Counted(Seats seats, Instant until) {
    }

    /** Who has places in this session, as the database knows it; changes in memory are not there yet. */
    public Counted count(UUID session, Instant now) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(SEATS_OF_ONE)) {
            count.setObject(1, now.atOffset(ZoneOffset.UTC));
            count.setObject(2, session);
            try (ResultSet row = count.executeQuery()) {
                return row.next() ? counted(row) : new Counted(Seats.NONE, Instant.MAX);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The places of a session cannot be counted", e);
        }
    }

    private static Counted counted(ResultSet row) throws SQLException {
        OffsetDateTime until = row.getObject(9, OffsetDateTime.class);
        return new Counted(Seats.of(row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7),
                row.getInt(8)), until == null ? Instant.MAX : until.toInstant());
    }

    /**
     * Who has places in these sessions now. A hold or an offer whose time is over counts no more, whether or not a job has
     * cleared it away. Reads only live bookings of these sessions, whatever there was in the past.
     */
    @SuppressWarnings("unchecked") // A native query knows no types.
    public Map<UUID, Seats> seats(Collection<UUID> sessions, Instant now) {
        Map<UUID, Seats> seats = new HashMap<>();
        if (sessions.isEmpty()) {
            return seats;
        }
        List<Object[]> rows = getEntityManager()
                .createNativeQuery(SEATS)
                .setParameter("now", Timestamp.from(now)).setParameter("sessions", sessions).getResultList();
        for (Object[] row : rows) {
            seats.put((UUID) row[0], Seats.of(number(row[1]), number(row[2]), number(row[3]), number(row[4]),
                    number(row[5]), number(row[6]), number(row[7])));
        }
        return seats;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    /** Sessions that still take place and overlap a stretch of time in one of these places. */
    public List<Session> listOverlapping(Collection<UUID> spaces, Instant from, Instant to) {
        return list("from Session s join fetch s.activity a join fetch a.space where s.spaceId in ?1 and s.startsAt < ?2"
                + " and s.endsAt > ?3 and s.status = ?4 order by s.startsAt, s.id", spaces, to, from,
                SessionStatus.SCHEDULED);
    }

    /** Sessions of these places, or of all when null, cancelled ones included, in the order of their start. */
    public List<Session> listForCalendar(Collection<UUID> spaces, Instant from, Instant to) {
        String query = "from Session s join fetch s.activity a join fetch a.space where s.startsAt >= ?1 and s.startsAt < ?2";
        return spaces == null ? list(query + " order by s.startsAt, s.id", from, to)
                : list(query + " and s.spaceId in ?3 order by s.startsAt, s.id", from, to, spaces);
    }

    /** The next sessions of an activity, those after an instant, at most so many. */
    public List<Session> listNextOf(Activity activity, Instant after, int most) {
        return find("activity = ?1 and startsAt > ?2 and status = ?3 order by startsAt, id", activity, after,
                SessionStatus.SCHEDULED).range(0, most - 1).list();
    }

    /** All sessions of an activity, locked, in a fixed order. */
    List<Session> listOfForChange(Activity activity) {
        return find("activity = ?1 order by id", activity).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    /** Whether there are sessions of an activity that are not over. */
    boolean isToCome(Activity activity, Instant now) {
        return count("activity = ?1 and endsAt > ?2 and status = ?3", activity, now, SessionStatus.SCHEDULED) > 0;
    }

    /** Those that the filter lets through, the earliest first. */
    Page<Session> page(SessionFilter filter, Collection<UUID> spaces, Instant from, PageQuery query) {
        List<String> conditions = new ArrayList<>(List.of("s.startsAt >= :from"));
        Map<String, Object> parameters = new HashMap<>(Map.of("from", from));
        if (filter.to() != null) {
            conditions.add("s.startsAt < :to");
            parameters.put("to", filter.to());
        }
        if (spaces != null) {
            conditions.add("s.spaceId in :spaces");
            parameters.put("spaces", spaces);
        }
        if (filter.activity() != null) {
            conditions.add("a.slug = :activity");
            parameters.put("activity", filter.activity());
        }
        if (filter.type() != null) {
            conditions.add("a.type = :type");
            parameters.put("type", filter.type());
        }
        if (filter.status() != null) {
            conditions.add("s.status = :status");
            parameters.put("status", filter.status());
        }
        String fingerprint = Cursor.fingerprint(filter);
        Long total = query.total()
                ? count("from Session s join s.activity a where " + String.join(" and ", conditions), parameters)
                : null;
        query.after(fingerprint).ifPresent(after -> {
            conditions.add("(s.startsAt > :at or s.startsAt = :at and s.id > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        });
        List<Session> rows = find("from Session s join fetch s.activity a join fetch a.space where "
                + String.join(" and ", conditions) + " order by s.startsAt, s.id", parameters)
                .range(0, query.fetchSize() - 1).list();
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.startsAt(), last.id()), total);
    }
}
