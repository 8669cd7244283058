package id.etalase.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends events to Kafka during one term of leadership.
 *
 * <p>
 * Order: an aggregate never has two events in flight. A batch goes out in waves with at most one event of each aggregate,
 * and a wave starts when Kafka has confirmed all of the one before. An event whose sending fails can therefore not be
 * overtaken by its successor.
 *
 * <p>
 * Deposed leaders: the producer is transactional, not for the sake of transactions but because opening one makes Kafka
 * refuse everything that an older producer of the same name still has on its way. Without that, a leader that was frozen
 * could wake up and put an old snapshot over a newer one.
 */
final class OutboxPublisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final CloudEvents cloudEvents;
    private final Duration sendTimeout;

    /** @throws KafkaException when the broker cannot be reached within the send timeout */
    OutboxPublisher(Map<String, Object> kafka, OutboxConfig.Relay config, CloudEvents cloudEvents) {
        this.cloudEvents = cloudEvents;
        this.sendTimeout = config.sendTimeout();
        this.producer = new KafkaProducer<>(settings(kafka, config), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, OutboxConfig.Relay config) {
        int sendTimeout = Math.toIntExact(config.sendTimeout().toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.producerId());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.producerId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.maximumRecordSize());
        // A wave ends with a flush, which does not wait for the linger: it only lets a wave fill its batches.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        // A second request on its way could reach a new partition that was not ready yet for the first one. The broker
        // complains of the missing beginning, and before its version 4 it even lost it (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, sendTimeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout / 2);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout);
        // Longer than a batch may take, short enough that readers of committed records only do not wait long for a
        // leader that died in the middle.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 3 * sendTimeout);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return settings;
    }

    /**
     * Sends events in their order and returns when Kafka has them safely.
     *
     * @param enough
     *        asked between waves; true ends the batch early
     *
     * @return the events that were sent: a beginning of each aggregate's part of the batch
     *
     * @throws RefusedException
     *         when Kafka will never take one of the events, whichever it is; none of the batch counts as sent
     * @throws KafkaException
     *         when it did not work this time; this publisher is of no use any more
     */
    List<OutboxEntry> publish(List<OutboxEntry> batch, BooleanSupplier enough) throws RefusedException {
        List<OutboxEntry> sent = new ArrayList<>(batch.size());
        long start = System.nanoTime();
        producer.beginTransaction();
        try {
            for (List<OutboxEntry> wave : waves(batch)) {
                send(wave);
                sent.addAll(wave);
                // A transaction that takes longer than its timeout is lost; end it well before.
                if (enough.getAsBoolean() || System.nanoTime() - start > sendTimeout.toNanos()) {
                    break;
                }
            }
        } catch (RefusedException e) {
            producer.abortTransaction();
            throw e;
        }
        producer.commitTransaction();
        return sent;
    }

    /** Wave n has the n-th event of each aggregate. */
    static List<List<OutboxEntry>> waves(List<OutboxEntry> batch) {
        List<List<OutboxEntry>> waves = new ArrayList<>();
        Map<OutboxEntry.Stream, Integer> counts = new HashMap<>();
        for (OutboxEntry entry : batch) {
            int wave = counts.merge(entry.stream(), 1, Integer::sum);
            if (wave > waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave - 1).add(entry);
        }
        return waves;
    }

    private void send(List<OutboxEntry> wave) throws RefusedException {
        List<Future<?>> pending = new ArrayList<>(2 * wave.size());
        for (OutboxEntry entry : wave) {
            pending.add(send(cloudEvents.event(entry)));
            Optional<ProducerRecord<String, byte[]>> state = cloudEvents.state(entry);
            if (state.isPresent()) {
                pending.add(send(state.get()));
            }
        }
        producer.flush();
        for (Future<?> confirmation : pending) {
            check(confirmation);
        }
    }

    private Future<?> send(ProducerRecord<String, byte[]> record) throws RefusedException {
        Future<?> confirmation = producer.send(record);
        // What the client itself refuses shows at once, and a further send would hide the reason.
        check(confirmation);
        return confirmation;
    }

    private static void check(Future<?> confirmation) throws RefusedException {
        if (!confirmation.isDone()) {
            return;
        }
        try {
            confirmation.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException
                    || cause instanceof InvalidRecordException) {
                throw new RefusedException(cause);
            }
            throw cause instanceof KafkaException kafka ? kafka : new KafkaException(cause);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** Gives up what is still on its way: it is in the log and will be sent again. */
    @Override
    public void close() {
        // An interrupted thread could not close it.
        boolean interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kafka will not take an event however often it is sent, because of what the event is. */
    static final class RefusedException extends Exception {

        RefusedException(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
