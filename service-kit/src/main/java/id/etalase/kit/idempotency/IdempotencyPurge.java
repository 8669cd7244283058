package id.etalase.kit.idempotency;

import java.sql.SQLException;
import java.time.Duration;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

/** Removes the records of old requests now and then. Several replicas may do it at once. */
@Singleton
class IdempotencyPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);

    private final IdempotencyRecords records;
    private final Duration every;

    IdempotencyPurge(IdempotencyRecords records,
            @ConfigProperty(name = "etalase.idempotency.purge-every", defaultValue = "1h") Duration every) {
        this.records = records;
        this.every = every;
    }

    void schedule(@Observes StartupEvent start, Vertx vertx) {
        vertx.setPeriodic(every.toMillis(), timer -> vertx.executeBlocking(() -> {
            purge();
            return null;
        }, false));
    }

    private void purge() {
        try {
            LOG.debugf("Removed %d idempotency records", records.purge());
        } catch (SQLException e) {
            // The records stay until the next time; they are not in force any more.
            LOG.warnf("Old idempotency records could not be removed: %s", e.getMessage());
        }
    }
}
