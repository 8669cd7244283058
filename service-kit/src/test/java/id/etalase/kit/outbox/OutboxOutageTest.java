package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;

/** Kafka is away, or does not take what it is given. */
class OutboxOutageTest extends RelayTestCase {

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void without_a_broker_changes_go_on_and_with_it_everything_arrives_in_order() throws Exception {
        try (RecordedLog log = new RecordedLog(OutboxRelay.class.getName());
                RecordedLog clients = new RecordedLog("org.apache.kafka.clients")) {
            OutboxRelay relay = startedRelay("relay.send-timeout", "PT1S", "relay.back-off", "PT0.1S",
                    "relay.maximum-back-off", "PT0.2S");
            append(one, 3);
            awaitOneTo(3, one);

            EmbeddedServers.stopBroker();
            for (int number = 4; number <= 10; number++) {
                database.append(event(one, number), event(other, number));
            }
            await().until(() -> relay.outage().since().isPresent());
            assertThat(database.waiting()).isEqualTo(14);
            await().during(Duration.ofSeconds(4)).until(() -> relay.outage().since().isPresent());

            EmbeddedServers.startBroker();

            awaitOneTo(10, one);
            awaitOneTo(7, other);
            assertLatestSnapshot(10, one);
            await().until(() -> relay.outage().since().isEmpty());
            assertThat(log.levels()).as("one line when it began and one when it was over").containsExactly(Level.WARNING,
                    Level.INFO);
            assertThat(clients.levels()).as("flood of the Kafka clients").isEmpty();
        }
    }

    @Test
    void a_relay_that_starts_without_a_broker_makes_its_topics_and_publishes_when_it_comes() throws Exception {
        EmbeddedServers.stopBroker();
        append(one, 2);
        OutboxRelay relay = relayOf(Set.of("id.etalase." + context + ".silent.happened.v1",
                "id.etalase." + context + ".silent.state.v1"), "relay.send-timeout", "PT1S", "relay.maximum-back-off",
                "PT0.5S");
        relay.start();
        await().until(() -> relay.outage().since().isPresent());

        EmbeddedServers.startBroker();

        awaitOneTo(2, one);
        assertThat(cleanupPolicyOf(context + ".silent.events")).isEqualTo(TopicConfig.CLEANUP_POLICY_DELETE);
        assertThat(cleanupPolicyOf(context + ".silent.state")).isEqualTo(TopicConfig.CLEANUP_POLICY_COMPACT);
    }

    @Test
    void a_broker_that_lost_its_topics_gets_them_anew_and_on_request_all_that_the_log_still_has() throws Exception {
        OutboxRelay relay = startedRelay("relay.send-timeout", "PT1S", "relay.back-off", "PT0.1S", "relay.maximum-back-off",
                "PT0.5S", "relay.poll-interval", "PT0.2S");
        append(one, 3);
        awaitOneTo(3, one);
        await().until(() -> database.waiting() == 0);
        loseTopics();

        database.append(event(one, 4));

        // What comes next arrives, and no round of failures goes on for ever.
        await().until(() -> database.waiting() == 0 && relay.outage().since().isEmpty());
        try (PublishedEvents found = PublishedEvents.on(context + ".thing.events")) {
            found.await(1, event -> event.sequence() == 4);
            assertThat(found.await(one.toString(), 1)).extracting(PublishedEvent::sequence).containsExactly(4L);
        }
        assertThat(cleanupPolicyOf(context + ".thing.state")).isEqualTo(TopicConfig.CLEANUP_POLICY_COMPACT);

        // And what docs/events.md tells the operator to do brings back the rest.
        loseTopics();
        database.execute("INSERT INTO outbox_waiting SELECT position FROM outbox_event ON CONFLICT DO NOTHING");
        try (PublishedEvents found = PublishedEvents.on(context + ".thing.events")) {
            found.await(1, event -> event.sequence() == 4);
            assertThat(found.await(one.toString(), 4)).extracting(PublishedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    private void loseTopics() throws Exception {
        List<String> topics = List.of(context + ".thing.events", context + ".thing.state");
        try (Admin admin = Admin.create(Relays.kafka())) {
            admin.deleteTopics(topics).all().get();
            await().until(() -> Collections.disjoint(admin.listTopics().names().get(), topics));
        }
    }

    private String cleanupPolicyOf(String name) throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try (Admin admin = Admin.create(Relays.kafka())) {
            return admin.describeConfigs(List.of(topic)).all().get().get(topic).get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        }
    }

    /** In batches of one the refused event is in the middle of a row, and those behind it are read already. */
    @ParameterizedTest
    @ValueSource(strings = { "2000", "1" })
    void an_event_too_large_for_the_client_holds_up_its_own_aggregate_only(String batchSize) throws Exception {
        database.append(event(one, 1), tooLarge(one, 2), event(one, 3), event(other, 1));

        OutboxRelay relay = startedRelay("relay.maximum-record-size", "10000", "relay.poll-interval", "PT0.2S",
                "relay.batch-size", batchSize);

        awaitOneTo(1, one);
        awaitOneTo(1, other);
        database.append(event(other, 2), event(one, 4));
        awaitOneTo(2, other);
        assertHeldUp();
        assertThat(relay.outage().since()).as("it is no outage").isEmpty();
    }

    @Test
    void an_event_too_large_for_the_topic_holds_up_its_own_aggregate_only() throws Exception {
        append(other, 1);
        startedRelay("relay.poll-interval", "PT0.2S");
        awaitOneTo(1, other);
        limitTopicTo(100_000);

        database.append(event(one, 1), tooLarge(one, 2), event(one, 3), event(other, 2), event(other, 3));

        awaitOneTo(1, one);
        awaitOneTo(3, other);
        assertHeldUp();
    }

    @Test
    void an_event_too_large_for_a_topic_that_takes_less_than_a_batch_of_the_producer_holds_up_its_own_aggregate_only()
            throws Exception {
        append(other, 1);
        startedRelay("relay.poll-interval", "PT0.2S", "relay.send-timeout", "PT2S", "relay.back-off", "PT0.1S");
        awaitOneTo(1, other);
        limitTopicTo(10_000);

        try (RecordedLog log = new RecordedLog(OutboxRelay.class.getName())) {
            database.append(event(one, 1), noise(one, 2, 20_000), event(one, 3), event(other, 2), event(other, 3));

            awaitOneTo(1, one);
            awaitOneTo(3, other);
            assertHeldUp();
            database.append(event(other, 4));
            awaitOneTo(4, other);
            assertThat(log.errors()).as("it is not tried again and again").filteredOn(line -> line.contains("Kafka refuses"))
                    .hasSize(1);
        }
    }

    @Test
    void when_the_limit_is_raised_and_the_service_restarted_the_rest_follows_in_order() throws Exception {
        database.append(event(one, 1), tooLarge(one, 2), event(one, 3));
        OutboxRelay small = startedRelay("relay.maximum-record-size", "10000");
        await().until(() -> database.number("SELECT count(*) FROM outbox_waiting WHERE failure IS NOT NULL") == 1);
        small.stop();

        startedRelay();

        awaitOneTo(3, one);
        await().until(() -> database.waiting() == 0);
        assertThat(database.number("SELECT count(failure) FROM outbox_waiting")).isZero();
    }

    private void assertHeldUp() throws Exception {
        await().until(() -> database.number("SELECT count(*) FROM outbox_waiting WHERE failure LIKE '%large%'") == 1);
        assertThat(events.await(one.toString(), 1)).extracting(PublishedEvent::sequence).containsOnly(1L);
        try (var connection = database.connect()) {
            Backlog backlog = OutboxTable.backlog(connection);
            assertThat(backlog.failed()).isEqualTo(1);
            assertThat(backlog.waiting()).isGreaterThanOrEqualTo(2);
        }
    }
}
