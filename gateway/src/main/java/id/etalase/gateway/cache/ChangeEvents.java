package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

import id.etalase.gateway.config.CacheConfig;
import id.etalase.gateway.route.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Listens to every change event of the services. The topics of a service begin with its name and end with {@code .events}; each
 * record makes the kept answers of that service old.
 *
 * <p>
 * A reader may have heard of a change before this gateway did. Therefore a request can wait until everything is heard that was
 * published before it came: {@link #tell}.
 */
@Singleton
class ChangeEvents {

    private static final Logger LOG = Logger.getLogger(ChangeEvents.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CALL = Duration.ofSeconds(2);
    private static final long LOOK_FOR_TOPICS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SAID_AFTER_NANOS = Duration.ofSeconds(3).toNanos();
    private static final String EVENTS = ".events";

    private final Settings settings;
    private final Generations generations;
    private final Optional<KafkaAccess> kafka;
    private final Map<TopicPartition, Long> heard = new ConcurrentHashMap<>();
    private final Map<Set<String>, Set<TopicPartition>> followed = new ConcurrentHashMap<>();
    private final Latecomers latecomers;
    private final EndWatch end;
    private volatile boolean stopped;
    private volatile boolean listening;
    private long lastHeard = System.nanoTime();
    private boolean deaf;
    private final List<Thread> threads = new ArrayList<>();

    ChangeEvents(Settings settings, Generations generations) {
        CacheConfig config = settings.now().gateway().cache();
        this.settings = settings;
        this.generations = generations;
        this.kafka = (config.enabled() ? config.bootstrapServers() : Optional.<String> empty())
                .filter(named -> !named.isBlank()).map(servers -> new KafkaAccess(servers, config.kafka()));
        this.latecomers = new Latecomers(heard, config.eventsTimeout());
        this.end = new EndWatch(latecomers, () -> new EndOfLog(kafka.orElseThrow()), this::followed);
    }

    void start(@Observes StartupEvent event) {
        if (kafka.isPresent()) {
            threads.add(thread("change-events", this::listen));
            threads.add(thread("change-events-end", end));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        end.stop();
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** Whether changes are heard at all. */
    boolean areHeard() {
        return listening && latecomers.isInTouch();
    }

    /** Says when every event of the service is heard that was published before this call, or that this cannot be told. */
    void tell(String service, Waiter waiter) {
        latecomers.add(service, waiter);
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void listen() {
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                listen(consumer);
            } catch (WakeupException | InterruptException ended) {
                return;
            } catch (KafkaException broken) {
                note();
                if (broken instanceof RetriableException) {
                    LOG.debugf("Change events are not heard: %s", broken.getMessage());
                } else {
                    LOG.warnf(broken, "Change events are not heard, and lives are short until they are");
                }
                pause();
            } finally {
                listening = false;
            }
        }
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        long looked = System.nanoTime() - LOOK_FOR_TOPICS_NANOS;
        while (!stopped) {
            note();
            if (System.nanoTime() - looked >= LOOK_FOR_TOPICS_NANOS) {
                followNewTopics(consumer);
                looked = System.nanoTime();
                listening = true;
            }
            if (consumer.assignment().isEmpty()) {
                pause();
                continue;
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            records.partitions().stream().map(partition -> serviceOf(partition.topic())).distinct()
                    .forEach(service -> service.ifPresent(generations::next));
            records.nextOffsets().forEach((partition, next) -> heard.put(partition, next.offset()));
            // Also without records: the end of a transaction takes a place in the log, and counts in how far it reaches.
            if (!records.nextOffsets().isEmpty()) {
                latecomers.progress();
            }
        }
    }

    /** What a topic told before it was followed is not known, so everything may have changed. */
    private void followNewTopics(KafkaConsumer<byte[], byte[]> consumer) {
        Set<TopicPartition> all = new HashSet<>();
        consumer.listTopics(CALL).forEach((topic, partitions) -> {
            if (serviceOf(topic).isPresent()) {
                partitions.forEach(partition -> all.add(new TopicPartition(topic, partition.partition())));
            }
        });
        Set<TopicPartition> fresh = new HashSet<>(all);
        fresh.removeAll(consumer.assignment());
        if (!fresh.isEmpty()) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(fresh, CALL);
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
            all.addAll(consumer.assignment());
            consumer.assign(all);
            positions.forEach(consumer::seek);
            ends.forEach(consumer::seek);
            generations.nextOfAll();
            heard.putAll(ends);
        }
        followed.clear();
    }

    /** The service whose topic this is, if it is one of events. A longer name wins: {@code a-b.} is not of {@code a}. */
    private Optional<String> serviceOf(String topic) {
        if (!topic.endsWith(EVENTS)) {
            return Optional.empty();
        }
        return settings.now().routes().origins().keySet().stream().filter(service -> topic.startsWith(service + "."))
                .findFirst();
    }

    /** Asked for with every word of the broker, so it is made once for those that are asked for together. */
    private Set<TopicPartition> followed(Set<String> services) {
        return followed.computeIfAbsent(services, named -> heard.keySet().stream()
                .filter(partition -> named.isEmpty()
                        || serviceOf(partition.topic()).filter(named::contains).isPresent())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Says it once when nothing has been heard for a while, and once when it is over. */
    private void note() {
        boolean hears = areHeard();
        if (hears) {
            lastHeard = System.nanoTime();
        }
        if (deaf && hears) {
            LOG.info("Change events are heard again");
            deaf = false;
        } else if (!deaf && System.nanoTime() - lastHeard > SAID_AFTER_NANOS) {
            LOG.warn(
                    "Change events are not heard: Kafka does not answer. Answers are kept for a short time only until it does");
            deaf = true;
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = kafka.orElseThrow().settings("listener");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // The events themselves are not looked at: small portions, so that a burst of large ones takes no memory.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
