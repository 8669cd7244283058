package id.etalase.kit.outbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;

/**
 * Tells waiting readers of the log that there is something new. One thread and one connection for all of them, and neither
 * while nobody waits.
 */
@Singleton
public class EventBell {

    private static final Logger LOG = Logger.getLogger(EventBell.class);
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
    private static final Duration SHORTEST_SLEEP = Duration.ofMillis(5);
    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final AgroalDataSource dataSource;
    private final Set<CompletableFuture<Void>> waiting = ConcurrentHashMap.newKeySet();
    private @Nullable Thread thread;
    private volatile @Nullable RelayConnection connection;
    private volatile boolean stopped;

    EventBell(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Ends when something may be new, or when the time is over. Ask for it before reading: then nothing falls between the
     * reading and the waiting.
     */
    public CompletableFuture<Void> nextRing(Duration atMost) {
        CompletableFuture<Void> ring = new CompletableFuture<>();
        waiting.add(ring);
        ring.whenComplete((nothing, failure) -> waiting.remove(ring));
        listen();
        return ring.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void listen() {
        if (thread == null && !stopped) {
            thread = new Thread(this::run, "event-bell");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void run() {
        while (!mayEnd()) {
            try (RelayConnection own = RelayConnection.open(dataSource)) {
                connection = own;
                own.listen();
                // What came before the listening is heard too.
                ring();
                watch(own);
            } catch (SQLException e) {
                LOG.debug("Readers of the event log look again by themselves", e);
                pause();
            } finally {
                connection = null;
            }
        }
    }

    private void watch(RelayConnection own) throws SQLException {
        EventLog.Tip known = EventLog.tip(own.jdbc());
        Duration sleep = LONGEST_SLEEP;
        long needed = System.nanoTime();
        while (!stopped && System.nanoTime() - needed < LINGER_NANOS) {
            own.sleep(sleep);
            EventLog.Tip now = EventLog.tip(own.jdbc());
            if (!now.equals(known)) {
                ring();
            }
            sleep = now.settled() ? LONGEST_SLEEP : shorter(sleep, now.equals(known));
            known = now;
            if (!waiting.isEmpty()) {
                needed = System.nanoTime();
            }
        }
    }

    /** An older transaction still runs: what is written becomes readable with its end, of which nobody tells. */
    private static Duration shorter(Duration last, boolean unchanged) {
        if (!unchanged || last.equals(LONGEST_SLEEP)) {
            return SHORTEST_SLEEP;
        }
        Duration doubled = last.multipliedBy(2);
        return doubled.compareTo(LONGEST_SLEEP) < 0 ? doubled : LONGEST_SLEEP.minusMillis(1);
    }

    private void ring() {
        waiting.forEach(ring -> ring.complete(null));
    }

    private synchronized boolean mayEnd() {
        if (stopped || waiting.isEmpty()) {
            thread = null;
            return true;
        }
        return false;
    }

    private static void pause() {
        try {
            Thread.sleep(LONGEST_SLEEP.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        RelayConnection own = connection;
        if (own != null) {
            own.abort();
        }
        ring();
    }
}
