package id.etalase.kit.outbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;

/**
 * Publishes the events of committed transactions to Kafka: at least once, and in order for each aggregate.
 *
 * <p>
 * One thread does it, as the leader among the replicas: read what waits, send it, wait for Kafka's confirmation, mark it,
 * sleep until a commit wakes it. Only when more waits than fits into a batch does a second one mark and read meanwhile.
 * Whatever fails ends the term: the connection and the producer are closed, another replica may lead, and this one tries
 * again after a pause. An event that was sent but not marked is sent again.
 */
@Singleton
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int PURGE_LIMIT = 1_000;
    /** So few that even one by one they are sent well within the send timeout. */
    private static final int SINGLES = 100;
    /** Then deleting old events and whatever committed late have their turn. */
    private static final int BATCHES_IN_A_ROW = 20;

    private enum Stage {
        STARTING,
        PUBLISHING,
        SLEEPING
    }

    private final OutboxConfig config;
    private final AgroalDataSource dataSource;
    private final Map<String, Object> kafka;
    private final CloudEvents cloudEvents;
    private final RelayMeters meters;
    private final OutboxTopics topics;
    private final Outage outage;
    private final BackOff backOff;

    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable RelayConnection connection;
    private volatile Stage stage = Stage.STARTING;
    private volatile boolean leading;
    private long nextPurge = System.nanoTime();
    /** How many events are to be sent one by one, because sending that many together failed. */
    private int suspects;
    private boolean failedRetried;

    OutboxRelay(OutboxConfig config, AgroalDataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka, CloudEvents cloudEvents, EventTypes types,
            RelayMeters meters, Clock clock) {
        this.config = config;
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.cloudEvents = cloudEvents;
        this.meters = meters;
        this.topics = new OutboxTopics(kafka, config, types.topics());
        this.outage = new Outage(clock);
        this.backOff = new BackOff(config.relay().backOff(), config.relay().maximumBackOff());
    }

    void start(@Observes StartupEvent event) {
        if (config.relay().enabled()) {
            start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }

    void start() {
        Thread starting = new Thread(this::run, "outbox-relay");
        starting.setDaemon(true);
        thread = starting;
        starting.start();
    }

    /** Finishes the batch in hand if that takes no longer than the stop timeout; what is not finished is sent again later. */
    void stop() {
        stopped.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        switch (stage) {
            case STARTING -> running.interrupt();
            case SLEEPING -> cutConnection();
            case PUBLISHING -> LOG.debug("Finishing the batch in hand");
        }
        try {
            running.join(config.relay().stopTimeout().toMillis());
            if (running.isAlive()) {
                running.interrupt();
                cutConnection();
                running.join(config.relay().stopTimeout().toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether this replica is the one that publishes. */
    boolean leads() {
        return leading;
    }

    /** Since when publishing fails, or empty. */
    Outage outage() {
        return outage;
    }

    private void run() {
        while (!isStopped()) {
            try {
                serveTerm();
            } catch (Exception | Error e) {
                // Whatever it is, the relay must outlive it: nobody else publishes.
                if (!isStopped()) {
                    meters.failed();
                    outage.failed(e);
                    pause(backOff.next());
                }
            }
        }
    }

    private void serveTerm() throws SQLException, InterruptedException {
        stage = Stage.STARTING;
        try (RelayConnection own = RelayConnection.open(dataSource)) {
            connection = own;
            while (!own.tryToLead()) {
                // This replica's own trouble is over when another one has published everything.
                if (outage.since().isPresent() && OutboxTable.backlog(own.jdbc()).waiting() == 0) {
                    outage.worked();
                }
                if (pause(config.relay().takeoverInterval())) {
                    return;
                }
            }
            leading = true;
            lead(own);
        } finally {
            leading = false;
            connection = null;
        }
    }

    private void lead(RelayConnection own) throws SQLException, InterruptedException {
        if (!failedRetried) {
            // Once and not in every term: sending many together again, after one was found that Kafka refuses, begins one too.
            OutboxTable.retryFailed(own.jdbc());
            failedRetried = true;
        }
        if (RestoredLog.adopt(own.jdbc())) {
            LOG.warn("The events were restored from another database server; readers of the feed begin anew");
        }
        topics.provideDeclared();
        boolean batching = suspects == 0;
        try (OutboxPublisher publisher = new OutboxPublisher(kafka, config.relay(), cloudEvents, batching);
                WaitingEvents waiting = new WaitingEvents(own, config.relay(), meters)) {
            stage = Stage.PUBLISHING;
            while (!isStopped()) {
                boolean more = publishSome(waiting, publisher);
                outage.worked();
                backOff.reset();
                if (!batching && suspects == 0) {
                    // The next term sends many together again.
                    return;
                }
                more |= purge(own);
                if (!more) {
                    sleep(own);
                }
            }
        }
    }

    /** Says whether more may be waiting than was published. */
    private boolean publishSome(WaitingEvents waiting, OutboxPublisher publisher)
            throws SQLException, InterruptedException {
        int limit = suspects == 0 ? config.relay().batchSize() : Math.min(suspects, SINGLES);
        List<OutboxEntry> batch = waiting.read(limit);
        if (batch.isEmpty()) {
            suspects = 0;
            return false;
        }
        boolean full = waiting.isFull(batch, limit);
        try {
            if (full && suspects == 0) {
                publishInARow(batch, waiting, publisher);
            } else if (publish(batch, publisher)) {
                waiting.mark(batch);
            } else {
                publishOneByOne(batch, waiting, publisher);
            }
        } catch (KafkaException e) {
            suspects = Math.max(suspects, batch.size());
            throw e;
        }
        suspects = Math.max(0, suspects - batch.size());
        return full;
    }

    /** While Kafka takes a batch, the one before it is marked and the next one read. */
    private void publishInARow(List<OutboxEntry> first, WaitingEvents waiting, OutboxPublisher publisher)
            throws SQLException, InterruptedException {
        List<OutboxEntry> sent = List.of();
        List<OutboxEntry> batch = first;
        for (int batches = 0; batches < BATCHES_IN_A_ROW && !batch.isEmpty() && !isStopped(); batches++) {
            WaitingEvents.Ahead ahead = waiting.readAhead(sent, batch, config.relay().batchSize());
            boolean taken = publish(batch, publisher);
            List<OutboxEntry> next = ahead.get();
            if (!taken) {
                publishOneByOne(batch, waiting, publisher);
                return;
            }
            sent = batch;
            batch = next;
        }
        waiting.mark(sent);
    }

    /** Says whether Kafka took them all; otherwise none of them counts as sent. */
    private boolean publish(List<OutboxEntry> batch, OutboxPublisher publisher) throws InterruptedException {
        topics.provide(OutboxTopics.of(batch));
        try {
            publisher.publish(batch);
            return true;
        } catch (OutboxPublisher.RefusedException e) {
            return false;
        }
    }

    /**
     * Finds the event that Kafka refuses. It stays, and with it wait the later ones of its aggregate, because subscribers
     * count on a sequence without gaps; all other aggregates go on.
     */
    private void publishOneByOne(List<OutboxEntry> batch, WaitingEvents waiting, OutboxPublisher publisher)
            throws SQLException {
        Set<OutboxEntry.Stream> held = new HashSet<>();
        for (OutboxEntry entry : batch) {
            if (held.contains(entry.stream()) || isStopped()) {
                continue;
            }
            try {
                publisher.publish(List.of(entry));
                waiting.mark(List.of(entry));
            } catch (OutboxPublisher.RefusedException e) {
                held.add(entry.stream());
                waiting.markFailed(entry, e.getMessage());
                LOG.errorf("Kafka refuses event %s (%s %s, sequence %d); it and the later ones of this aggregate wait: %s",
                        entry.id(), entry.aggregateType(), entry.aggregateId(), entry.sequence(), e.getMessage());
            }
        }
    }

    private boolean purge(RelayConnection own) throws SQLException {
        if (System.nanoTime() - nextPurge < 0) {
            return false;
        }
        boolean more = OutboxTable.purge(own.jdbc(), config.retention(), PURGE_LIMIT) == PURGE_LIMIT;
        if (!more) {
            nextPurge = System.nanoTime() + config.purgeInterval().toNanos();
        }
        return more;
    }

    private void sleep(RelayConnection own) throws SQLException {
        stage = Stage.SLEEPING;
        // In this order: either this thread sees the stop, or stop() sees it sleeping and cuts the connection.
        if (!isStopped()) {
            own.sleep(config.relay().pollInterval());
        }
        stage = Stage.PUBLISHING;
    }

    private void cutConnection() {
        Optional.ofNullable(connection).ifPresent(RelayConnection::abort);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** Returns early, with true, when the relay is stopped. */
    private boolean pause(Duration duration) {
        try {
            return stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Only stop() interrupts.
            return true;
        }
    }
}
