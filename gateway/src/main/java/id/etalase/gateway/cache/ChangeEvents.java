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

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.InterruptException;
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
    private static final String EVENTS = ".events";

    private final Settings settings;
    private final Generations generations;
    private final Optional<String> servers;
    private final CacheConfig.Kafka login;
    private final Map<TopicPartition, Long> heard = new ConcurrentHashMap<>();
    private final Map<Set<String>, Set<TopicPartition>> followed = new ConcurrentHashMap<>();
    private final Latecomers latecomers;
    private volatile boolean stopped;
    private volatile boolean listening;
    private final List<Thread> threads = new ArrayList<>();

    ChangeEvents(Settings settings, Generations generations) {
        CacheConfig config = settings.now().gateway().cache();
        this.settings = settings;
        this.generations = generations;
        this.servers = config.enabled() ? config.bootstrapServers().filter(named -> !named.isBlank()) : Optional.empty();
        this.login = config.kafka();
        this.latecomers = new Latecomers(heard, config.eventsTimeout());
    }

    void start(@Observes StartupEvent event) {
        if (servers.isPresent()) {
            threads.add(thread("change-events", this::listen));
            threads.add(thread("change-events-end", this::watchTheEnd));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
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
            try (KafkaConsumer<byte[], byte[]> consumer = consumer("listener")) {
                listen(consumer);
            } catch (WakeupException | InterruptException ended) {
                return;
            } catch (KafkaException broken) {
                LOG.debugf("Change events are not heard: %s", broken.getMessage());
                pause();
            } finally {
                listening = false;
            }
        }
    }

    private void listen(KafkaConsumer<byte[], byte[]> consumer) {
        long looked = System.nanoTime() - LOOK_FOR_TOPICS_NANOS;
        while (!stopped) {
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
            if (!records.isEmpty()) {
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

    private void watchTheEnd() {
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer("end")) {
                while (!stopped) {
                    latecomers.serve(services -> consumer.endOffsets(followed(services), CALL));
                }
            } catch (InterruptException | InterruptedException ended) {
                return;
            } catch (KafkaException broken) {
                LOG.debugf("The end of the change events is not known: %s", broken.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(String name) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.orElseThrow());
        login.securityProtocol().ifPresent(value -> config.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, value));
        login.saslMechanism().ifPresent(value -> config.put(SaslConfigs.SASL_MECHANISM, value));
        login.saslJaasConfig().ifPresent(value -> config.put(SaslConfigs.SASL_JAAS_CONFIG, value));
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "gateway-" + name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        // The events themselves are not looked at: small portions, so that a burst of large ones takes no memory.
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 1 << 20);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 << 10);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MS_CONFIG, 200);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
