package id.etalase.publicspace.booking;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

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

    /** The same for a transaction that has not read the session yet and does not change it as such: without the detour. */
    Session acquireFirst(UUID id) {
        try (Connection connection = rows.getConnection();
                PreparedStatement lock = connection.prepareStatement("select 1 from session where id = ? for no key update")) {
            lock.setObject(1, id);
            lock.executeQuery().close();
        } catch (SQLException e) {
            throw new IllegalStateException("A session cannot be locked", e);
        }
        return sessions.getToRead(id);
    }

    /** The session as it is once nobody else has it. */
    Session acquire(UUID id) {
        Session session = sessions.get(id);
        database.refresh(session, LockModeType.PESSIMISTIC_WRITE);
        return session;
    }
}
