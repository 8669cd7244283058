package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

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
 *
 * <p>
 * The more events there are, the longer until the next wake-up: what is published together is one transaction of the broker's,
 * which costs the same for one event as for a hundred.
 */
@Singleton
class RelayWakeUp {

    private static final Logger LOG = Logger.getLogger(RelayWakeUp.class);

    /** For each event but the first: those that come singly are not waited for. */
    private static final long PAUSE_FOR_EACH_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final AgroalDataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;

    /* One runs and one waits: whoever comes then is served by the one that waits, so a rush costs few wake-ups. */
    private final ThreadPoolExecutor bell = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1),
            RelayWakeUp::daemon, new ThreadPoolExecutor.DiscardPolicy());

    private final AtomicInteger committed = new AtomicInteger();

    RelayWakeUp(AgroalDataSource dataSource, TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.transactions = transactions;
    }

    /** Within a transaction that writes so many events: wake the relay if it commits. */
    void afterCommit(int events) {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is known before.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    wake(events);
                }
            }
        });
    }

    /** So many events are committed. */
    void wake(int events) {
        committed.addAndGet(events);
        bell.execute(this::ring);
    }

    private void ring() {
        int events = committed.getAndSet(0);
        try (Connection connection = dataSource.getConnection()) {
            RelayConnection.wakeRelay(connection);
        } catch (SQLException e) {
            LOG.debug("The relay will find the events at its next look", e);
        }
        LockSupport.parkNanos(Math.min((events - 1) * PAUSE_FOR_EACH_NANOS, LONGEST_PAUSE_NANOS));
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
