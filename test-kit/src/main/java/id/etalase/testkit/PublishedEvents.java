package id.etalase.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads a topic from its beginning, as a subscriber without any group does, and waits for what a test expects there.
 * <p>
 * That something is <em>not</em> published cannot be waited for: publish something after it for the same key, await
 * that, and look that nothing came before.
 */
public final class PublishedEvents implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<PublishedEvent> events = new ArrayList<>();
    private boolean assigned;

    private PublishedEvents(String topic, String bootstrapServers) {
        this.topic = topic;
        this.consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest", ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false, ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A topic of the broker of {@link EmbeddedServers}; it need not exist yet. */
    public static PublishedEvents on(String topic) {
        return on(topic, EmbeddedServers.bootstrapServers());
    }

    /** A topic of any broker that needs no login; it need not exist yet. */
    public static PublishedEvents on(String topic, String bootstrapServers) {
        return new PublishedEvents(topic, bootstrapServers);
    }

    /**
     * Waits until there are at least so many events of the key, repeats counted.
     *
     * @return all events of the key that were read by then, in their order
     *
     * @throws AssertionError when they are not there within a minute; it says which are
     */
    public List<PublishedEvent> await(String key, int count) {
        return await(count, event -> key.equals(event.key()), "with the key " + key);
    }

    /** As {@link #await(String, int)}, for all keys together; between keys the order says nothing. */
    public List<PublishedEvent> await(int count) {
        return await(count, event -> true, "in all");
    }

    /** As {@link #await(String, int)}, for any choice of events, such as those with different ids. */
    public List<PublishedEvent> await(int count, Predicate<PublishedEvent> choice) {
        return await(count, choice, "of the wanted kind");
    }

    private List<PublishedEvent> await(int count, Predicate<PublishedEvent> choice, String which) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<PublishedEvent> chosen = choose(choice);
        while (chosen.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited for " + count + " events " + which + " on " + topic + ", but there are "
                        + chosen.size() + ": " + chosen);
            }
            poll();
            chosen = choose(choice);
        }
        return chosen;
    }

    private List<PublishedEvent> choose(Predicate<PublishedEvent> choice) {
        return events.stream().filter(choice).toList();
    }

    private void poll() {
        if (!assigned) {
            Collection<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            assigned = !partitions.isEmpty();
        }
        if (assigned) {
            consumer.poll(POLL).forEach(record -> events.add(PublishedEvent.of(record)));
        }
    }

    private Collection<TopicPartition> partitions() {
        try {
            return consumer.partitionsFor(topic, POLL.multipliedBy(10)).stream()
                    .sorted(Comparator.comparingInt(PartitionInfo::partition))
                    .map(partition -> new TopicPartition(topic, partition.partition())).toList();
        } catch (UnknownTopicOrPartitionException | org.apache.kafka.common.errors.TimeoutException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
