package id.etalase.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

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
 * Order: a batch goes out in the order of the log, all of it at once. Only one request is ever on its way to a broker, and when
 * Kafka refuses a part of it, the transaction fails and the producer drops what it has not sent yet. An event whose sending
 * fails can therefore not be overtaken by its successor, not even for readers of uncommitted records.
 *
 * <p>
 * Deposed leaders: the producer is transactional, not for the sake of transactions but because opening one makes Kafka
 * refuse everything that an older producer of the same name still has on its way. Without that, a leader that was frozen
 * could wake up and put an old snapshot over a newer one.
 */
final class OutboxPublisher implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;
    private final CloudEvents cloudEvents;

    /**
     * @param batching
     *        false: every record goes alone. Slow, but whatever Kafka refuses is then refused by its own fault, while of a
     *        batch
     *        that is larger than the topic allows the producer may try the same halves for ever (KAFKA-8350)
     *
     * @throws KafkaException
     *         when the broker cannot be reached within the send timeout
     */
    OutboxPublisher(Map<String, Object> kafka, OutboxConfig.Relay config, CloudEvents cloudEvents, boolean batching) {
        this.cloudEvents = cloudEvents;
        this.producer = new KafkaProducer<>(settings(kafka, config, batching), new StringSerializer(),
                new ByteArraySerializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static Map<String, Object> settings(Map<String, Object> kafka, OutboxConfig.Relay config, boolean batching) {
        int sendTimeout = Math.toIntExact(config.sendTimeout().toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, config.producerId());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, config.producerId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, config.maximumRecordSize());
        // A batch ends with a flush, which does not wait for the linger: it only lets what is sent together fill its requests.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, batching ? 65_536 : 0);
        // A second request on its way could reach a new partition that was not ready yet for the first one. The broker
        // complains of the missing beginning, and before its version 4 it even lost it (KAFKA-15591).
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // What fails at once is asked again soon; what goes on failing, less and less often.
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
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
     * @throws RefusedException
     *         when Kafka will never take one of the events, whichever it is; none of the batch counts as sent
     * @throws KafkaException
     *         when it did not work this time; this publisher is of no use any more
     */
    void publish(List<OutboxEntry> batch) throws RefusedException {
        List<Future<?>> pending = new ArrayList<>(2 * batch.size());
        producer.beginTransaction();
        try {
            for (OutboxEntry entry : batch) {
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
        } catch (RefusedException e) {
            producer.abortTransaction();
            throw e;
        }
        producer.commitTransaction();
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
