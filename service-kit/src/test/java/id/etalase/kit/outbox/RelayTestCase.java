package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;

/** A database, topics and a producer id that no other test has, and relays that stop with the test. */
abstract class RelayTestCase {

    private final List<OutboxRelay> relays = new ArrayList<>();

    final String context = "t" + UUID.randomUUID().toString().replace("-", "");
    final OutboxDatabase database = OutboxDatabase.fresh();
    PublishedEvents events;
    PublishedEvents snapshots;

    @BeforeAll
    static void bePatient() {
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @BeforeEach
    void openTopics() {
        events = PublishedEvents.on(context + ".thing.events");
        snapshots = PublishedEvents.on(context + ".thing.state");
    }

    @AfterEach
    void closeAll() {
        EmbeddedServers.startBroker();
        relays.forEach(OutboxRelay::stop);
        events.close();
        snapshots.close();
        database.close();
    }

    /** A replica's relay on the database of this test, not started. */
    OutboxRelay relay(String... settings) {
        return relayOf(Set.of(), settings);
    }

    /** The same of a service that declares these types of events. */
    OutboxRelay relayOf(Set<String> types, String... settings) {
        List<String> all = new ArrayList<>(List.of("relay.producer-id", context, "topics.partitions", "3"));
        all.addAll(List.of(settings));
        OutboxRelay relay = Relays.on(database, types, all.toArray(String[]::new));
        relays.add(relay);
        return relay;
    }

    OutboxRelay startedRelay(String... settings) {
        OutboxRelay relay = relay(settings);
        relay.start();
        return relay;
    }

    NewEntry event(UUID aggregate, int number) {
        return OutboxDatabase.event(context, aggregate, number);
    }

    /** Appends events 1 to n of an aggregate, each in a transaction of its own. */
    void append(UUID aggregate, int n) throws Exception {
        for (int number = 1; number <= n; number++) {
            database.append(event(aggregate, number));
        }
    }

    /** The events of an aggregate without their repeats, once the n-th is there; they must be 1 to n in order. */
    List<PublishedEvent> awaitOneTo(int n, UUID aggregate) {
        String key = aggregate.toString();
        events.await(1, event -> key.equals(event.key()) && event.sequence() == n);
        Set<String> seen = new HashSet<>();
        List<PublishedEvent> once = events.await(key, n).stream().filter(event -> seen.add(event.id())).toList();
        assertThat(once).extracting(PublishedEvent::sequence)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, n).boxed().toList());
        return once;
    }

    /** The state topic must end, for this aggregate, with the snapshot of its n-th event. */
    void assertLatestSnapshot(int n, UUID aggregate) {
        String key = aggregate.toString();
        snapshots.await(1, snapshot -> key.equals(snapshot.key()) && snapshot.sequence() == n);
        List<PublishedEvent> all = snapshots.await(key, 1);
        assertThat(all.get(all.size() - 1).value()).isEqualTo("{\"latest\": " + n + "}");
    }

    /** Larger than 100 kB also when compressed, and so than what the producer puts into one batch. */
    NewEntry tooLarge(UUID aggregate, int number) {
        return noise(aggregate, number, 300_000);
    }

    /** An event of about so many bytes that do not get fewer when compressed. */
    NewEntry noise(UUID aggregate, int number, int bytes) {
        StringBuilder noise = new StringBuilder();
        new Random(1).ints(bytes, '0', 'z').filter(Character::isLetterOrDigit).forEach(letter -> noise.append((char) letter));
        NewEntry event = event(aggregate, number);
        return new NewEntry(event.type(), aggregate, event.occurredAt(), "{\"noise\": \"" + noise + "\"}", event.state(),
                null, DomainEvent.EVERYONE);
    }

    void limitTopicTo(int bytes) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, context + ".thing.events");
        String name = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
        try (Admin admin = Admin.create(Relays.kafka())) {
            admin.incrementalAlterConfigs(
                    Map.of(topic, List.of(new AlterConfigOp(new ConfigEntry(name, Integer.toString(bytes)),
                            AlterConfigOp.OpType.SET))))
                    .all().get();
            // The controller has it now and the broker soon: when it knows it, and something that was said later, it keeps to it.
            Awaitility.await().until(() -> admin.describeConfigs(List.of(topic)).all().get().get(topic).get(name).value(),
                    Integer.toString(bytes)::equals);
            String later = context + ".later." + bytes;
            admin.createTopics(List.of(new NewTopic(later, 1, (short) 1))).all().get();
            Awaitility.await().until(() -> admin.listTopics().names().get().contains(later));
        }
    }
}
