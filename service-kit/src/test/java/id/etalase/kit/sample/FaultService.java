package id.etalase.kit.sample;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Makes the database say no in all the ways it can. */
@ApplicationScoped
class FaultService {

    private final EntityManager entities;

    FaultService(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    void raise(String state) {
        entities.createNativeQuery(
                "do $$ begin raise exception 'secret of the database' using errcode = '" + state + "'; end $$")
                .executeUpdate();
    }

    /** Somebody else commits a change between our read and our write. */
    @Transactional
    void lose(UUID id) {
        Note note = entities.find(Note.class, id);
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("update note set version = version + 1 where id = ?")
                        .setParameter(1, id).executeUpdate());
        note.edits++;
    }

    @Transactional
    void waitFor(UUID id) {
        entities.createNativeQuery("set local lock_timeout = '200ms'").executeUpdate();
        entities.createNativeQuery("update note set edits = edits + 1 where id = ?").setParameter(1, id).executeUpdate();
    }

    @Transactional
    void store(String text) {
        entities.createNativeQuery("insert into note (id, version, title, edits) values (gen_random_uuid(), 0, ?, 0)")
                .setParameter(1, text).executeUpdate();
    }
}
