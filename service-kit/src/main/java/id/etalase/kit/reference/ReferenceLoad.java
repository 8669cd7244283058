package id.etalase.kit.reference;

import java.sql.Timestamp;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Lets reference data into a database once. A mark in the table {@code reference_load} keeps later starts, and other
 * replicas, from doing it again; what officers have changed since stays. The table belongs to the service:
 *
 * <pre>{@code
 * create table reference_load (name text primary key, loaded_at timestamptz not null, rows integer not null);
 * }</pre>
 */
@ApplicationScoped
public class ReferenceLoad {

    /** Any number that nothing else in the database of a service locks. */
    private static final long LOCK = 7_201_902;

    private final EntityManager database;
    private final Clock clock;

    ReferenceLoad(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whether these data are not loaded yet; the other replicas wait here until this transaction has ended. */
    @Transactional(TxType.MANDATORY)
    public boolean isDue(String name) {
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
        return database.createNativeQuery("select 1 from reference_load where name = :name").setParameter("name", name)
                .getResultList().isEmpty();
    }

    /** Marks these data as loaded. */
    @Transactional(TxType.MANDATORY)
    public void done(String name, int rows) {
        database.createNativeQuery("insert into reference_load (name, loaded_at, rows) values (:name, :at, :rows)")
                .setParameter("name", name).setParameter("at", Timestamp.from(clock.instant()))
                .setParameter("rows", rows).executeUpdate();
    }
}
