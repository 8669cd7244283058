package id.etalase.publicspace.booking;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;

/**
 * The one lock in front of the places of a session: its row. Who takes or frees places holds it until the end of the
 * transaction, so that between counting and booking nobody else can count. Sessions are locked before bookings, two sessions
 * in the order of their ids: nobody waits in a circle.
 */
@ApplicationScoped
class SessionLock {

    private final SessionRepository sessions;
    private final EntityManager database;

    SessionLock(SessionRepository sessions, EntityManager database) {
        this.sessions = sessions;
        this.database = database;
    }

    /** The session as it is once nobody else has it. */
    Session acquire(UUID id) {
        Session session = sessions.get(id);
        database.refresh(session, LockModeType.PESSIMISTIC_WRITE);
        return session;
    }
}
