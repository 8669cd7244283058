package id.etalase.publicspace.booking;

import java.util.UUID;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import id.etalase.publicspace.programme.Session;
import id.etalase.publicspace.programme.SessionRepository;
import io.agroal.api.AgroalDataSource;

/** The lock, left out. Only tests that want to see what happens then turn it on. */
@Alternative
@Singleton
class NoLock extends SessionLock {

    private final SessionRepository unlocked;

    NoLock(SessionRepository sessions, EntityManager database, AgroalDataSource rows) {
        super(sessions, database, rows);
        this.unlocked = sessions;
    }

    @Override
    SessionMemory.Stamp acquireFirst(UUID id) {
        return read(id, "");
    }

    @Override
    Session acquire(UUID id) {
        return unlocked.get(id);
    }
}
