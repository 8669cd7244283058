package id.etalase.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topics of events and snapshots exist with the right settings. A topic that somebody's curiosity made the
 * broker create, with the broker's defaults, is put right; what an operator set on a topic stays.
 */
final class OutboxTopics {

    private static final Logger LOG = Logger.getLogger(OutboxTopics.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Map<String, Object> kafka;
    private final OutboxConfig.Topics config;
    private final Duration timeout;
    private final Set<String> declared;
    private final Set<String> ready = new HashSet<>();

    /** @param declared the topics that are there from the first start on, before any event */
    OutboxTopics(Map<String, Object> kafka, OutboxConfig config, Set<String> declared) {
        this.kafka = kafka;
        this.declared = declared;
        this.config = config.topics();
        this.timeout = config.relay().sendTimeout();
    }

    /** Forgets what was seen in an earlier term, and provides the declared topics. */
    void provideDeclared() throws InterruptedException {
        ready.clear();
        provide(declared);
    }

    /** The topics that these events and their snapshots go to. */
    static Set<String> of(Collection<OutboxEntry> entries) {
        Set<String> events = new HashSet<>();
        Set<String> snapshots = new HashSet<>();
        for (OutboxEntry entry : entries) {
            events.add(entry.aggregateType());
            if (entry.state() != null) {
                snapshots.add(entry.aggregateType());
            }
        }
        Set<String> topics = new HashSet<>();
        events.forEach(aggregateType -> topics.add(aggregateType + CloudEvents.EVENTS_TOPIC));
        snapshots.forEach(aggregateType -> topics.add(aggregateType + CloudEvents.STATE_TOPIC));
        return topics;
    }

    /**
     * All of these topics; free of cost for those that were seen before.
     *
     * @throws KafkaException
     *         when the broker cannot be reached or does not let us
     */
    void provide(Collection<String> topics) throws InterruptedException {
        if (!config.create() || ready.containsAll(topics)) {
            return;
        }
        Map<String, Map<String, String>> wanted = new HashMap<>();
        for (String topic : topics) {
            wanted.put(topic, topic.endsWith(CloudEvents.STATE_TOPIC) ? stateSettings() : eventsSettings());
        }
        int timeoutMillis = Math.toIntExact(timeout.toMillis());
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis / 2);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
        Admin admin = Admin.create(settings);
        try {
            List<String> existing = create(admin, wanted);
            awaitLeaders(admin, wanted.keySet());
            putRight(admin, existing, wanted);
        } finally {
            admin.close(Duration.ZERO);
        }
        ready.addAll(topics);
    }

    private Map<String, String> eventsSettings() {
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, Long.toString(config.retention().toMillis()));
    }

    private static Map<String, String> stateSettings() {
        // Compaction leaves the newest segment alone; a day bounds how many old snapshots a newcomer has to read.
        return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofDays(1).toMillis()),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
    }

    /** Creates the missing topics and returns the names of those that were there. */
    private List<String> create(Admin admin, Map<String, Map<String, String>> wanted) throws InterruptedException {
        List<NewTopic> topics = wanted.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), Optional.of(config.partitions()), config.replicationFactor())
                        .configs(topic.getValue()))
                .toList();
        List<String> existing = new ArrayList<>();
        for (Map.Entry<String, KafkaFuture<Void>> created : admin.createTopics(topics).values().entrySet()) {
            try {
                await(created.getValue());
                LOG.infof("Created the topic %s", created.getKey());
            } catch (TopicExistsException e) {
                existing.add(created.getKey());
            }
        }
        return existing;
    }

    /** A topic is created before all brokers know it; a producer that asks too early waits much longer than this does. */
    private void awaitLeaders(Admin admin, Collection<String> topics) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!haveLeaders(admin, topics)) {
            if (System.nanoTime() > deadline) {
                throw new KafkaException("The topics " + topics + " have no leaders");
            }
            Thread.sleep(LOOK_AGAIN.toMillis());
        }
    }

    private boolean haveLeaders(Admin admin, Collection<String> topics) throws InterruptedException {
        try {
            return await(admin.describeTopics(topics).allTopicNames()).values().stream()
                    .flatMap(topic -> topic.partitions().stream()).allMatch(partition -> partition.leader() != null);
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
    }

    private void putRight(Admin admin, List<String> existing, Map<String, Map<String, String>> wanted)
            throws InterruptedException {
        List<ConfigResource> resources = existing.stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic)).toList();
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        try {
            await(admin.describeConfigs(resources).all()).forEach((resource, actual) -> {
                List<AlterConfigOp> missing = wanted.get(resource.name()).entrySet().stream()
                        .filter(setting -> isUnset(resource.name(), actual.get(setting.getKey()), setting.getValue()))
                        .map(setting -> new AlterConfigOp(new ConfigEntry(setting.getKey(), setting.getValue()),
                                AlterConfigOp.OpType.SET))
                        .toList();
                if (!missing.isEmpty()) {
                    changes.put(resource, missing);
                }
            });
            await(admin.incrementalAlterConfigs(changes).all());
        } catch (AuthorizationException e) {
            LOG.debug("May not look after the settings of the topics; whoever made them does", e);
        }
    }

    private static boolean isUnset(String topic, ConfigEntry actual, String wanted) {
        boolean setByHand = actual.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG;
        if (setByHand && actual.name().equals(TopicConfig.CLEANUP_POLICY_CONFIG) && !wanted.equals(actual.value())) {
            LOG.warnf("The topic %s has cleanup.policy=%s, and its subscribers count on %s", topic, actual.value(), wanted);
        }
        return !setByHand && !wanted.equals(actual.value());
    }

    private <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException(e);
        }
    }
}
