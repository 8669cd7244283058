package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jboss.logging.Logger;

import io.agroal.api.AgroalDataSource;

/**
 * Wakes the relay after a commit with events.
 *
 * <p>
 * Not by a NOTIFY within the transaction: PostgreSQL lets only one such transaction of the whole server commit at a time,
 * which would make all writers queue for the disk. A wake-up of its own, after the commit, has nothing to write. If it
 * gets lost with the process, the relay's next look finds the events.
 */
@Singleton
class RelayWakeUp {

    private static final Logger LOG = Logger.getLogger(RelayWakeUp.class);

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;

    /* One runs and one waits: whoever comes then is served by the one that waits, so a rush costs few wake-ups. */
    private final ThreadPoolExecutor bell = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
            RelayWakeUp::daemon, new ThreadPoolExecutor.DiscardPolicy());

    RelayWakeUp(AgroalDataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /** Within a transaction: wake the relay if it commits. */
    void afterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    bell.execute(RelayWakeUp.this::ring);
                }
            }
        });
    }

    private void ring() {
        try (Connection connection = dataSource.getConnection()) {
            RelayConnection.wakeRelay(connection);
        } catch (SQLException e) {
            LOG.debug("The relay will find the events at its next look", e);
        }
    }

    @PreDestroy
    void stop() {
        bell.shutdown();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "outbox-wake-up");
        thread.setDaemon(true);
        return thread;
    }
}
