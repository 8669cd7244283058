package id.etalase.publicspace.booking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import id.etalase.kit.error.NotFound;
import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import io.agroal.api.AgroalDataSource;

/**
 * The one lock in front of the places of a session: its row. Who takes or frees places holds it until the end of the
 * transaction, so that between counting and booking nobody else can count. Sessions are locked before bookings, two sessions
 * in the order of their ids: nobody waits in a circle.
 */
@ApplicationScoped
class SessionLock {

    private final SessionRepository sessions;
    private final EntityManager database;
    private final AgroalDataSource rows;

    SessionLock(SessionRepository sessions, EntityManager database, AgroalDataSource rows) {
        this.sessions = sessions;
        this.database = database;
        this.rows = rows;
    }

    /**
     * The lock alone, at the beginning of a transaction that has not read the session yet.
     *
     * @return who wrote it last
     */
    SessionMemory.Stamp acquireFirst(UUID id) {
        return read(id, "for no key update of s");
    }

    final SessionMemory.Stamp read(UUID id, String how) {
        try (Connection connection = rows.getConnection();
                PreparedStatement lock = connection.prepareStatement("""
                        select s.xmin::text, a.xmin || ' ' || p.xmin
                        from session s join activity a on a.id = s.activity_id join space p on p.id = a.space_id
                        where s.id = ? %s""".formatted(how))) {
            lock.setObject(1, id);
            try (ResultSet row = lock.executeQuery()) {
                if (row.next()) {
                    return new SessionMemory.Stamp(row.getString(1), row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("A session cannot be locked", e);
        }
        throw new NotFound("session-not-found", Map.of("session", id));
    }

    /** The session as it is once nobody else has it. */
    Session acquire(UUID id) {
        Session session = sessions.get(id);
        database.refresh(session, LockModeType.PESSIMISTIC_WRITE);
        // So that those who remember how many places were taken count anew.
        database.createNativeQuery("update session set taken = taken where id = :id").setParameter("id", id).executeUpdate();
        return session;
    }
}
