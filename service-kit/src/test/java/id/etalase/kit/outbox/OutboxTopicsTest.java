package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.logging.Level;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxTopicsTest {

    private final String aggregate = "t" + UUID.randomUUID().toString().replace("-", "") + ".thing";
    private final String events = aggregate + ".events";
    private final String state = aggregate + ".state";
    private final Admin admin = Admin.create(Relays.kafka());

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void the_events_topic_keeps_ninety_days_and_the_state_topic_the_latest_of_each_key() throws Exception {
        topics().provide(List.of(events, state));

        assertThat(value(events, "cleanup.policy")).isEqualTo("delete");
        assertThat(value(events, "retention.ms")).isEqualTo("7776000000");
        assertThat(value(state, "cleanup.policy")).isEqualTo("compact");
        assertThat(partitions(events)).isEqualTo(6);
        assertThat(partitions(state)).isEqualTo(6);
    }

    @Test
    void the_settings_decide_on_partitions_copies_and_retention() throws Exception {
        topics("topics.partitions", "2", "topics.replication-factor", "1", "topics.retention", "PT1H")
                .provide(List.of(events, state));

        assertThat(partitions(events)).isEqualTo(2);
        assertThat(value(events, "retention.ms")).isEqualTo("3600000");
    }

    @Test
    void declared_topics_are_there_before_the_first_event() throws Exception {
        new OutboxTopics(Relays.kafka(), Relays.config(), Set.of(events, state)).provideDeclared();

        await().untilAsserted(() -> assertThat(admin.listTopics().names().get()).contains(events, state));
    }

    @Test
    void where_operators_make_the_topics_none_is_made() throws Exception {
        topics("topics.create", "false").provide(List.of(events, state));

        assertThat(admin.listTopics().names().get()).doesNotContain(events, state);
    }

    @Test
    void a_topic_that_came_up_with_the_defaults_of_the_broker_is_put_right() throws Exception {
        create(new NewTopic(state, 1, (short) 1));

        topics().provide(List.of(events, state));

        await().untilAsserted(() -> assertThat(value(state, "cleanup.policy")).isEqualTo("compact"));
        assertThat(partitions(state)).as("keys never move").isEqualTo(1);
    }

    @Test
    void what_an_operator_has_set_stays_and_a_policy_that_loses_snapshots_is_named_in_the_log() throws Exception {
        create(new NewTopic(events, 1, (short) 1).configs(Map.of("retention.ms", "1234567")));
        create(new NewTopic(state, 1, (short) 1).configs(Map.of("cleanup.policy", "delete")));

        try (RecordedLog log = new RecordedLog(OutboxTopics.class.getName())) {
            topics().provide(List.of(events, state));

            assertThat(log.levels()).containsExactly(Level.WARNING);
        }
        assertThat(value(events, "retention.ms")).isEqualTo("1234567");
        assertThat(value(state, "cleanup.policy")).isEqualTo("delete");
    }

    private static OutboxTopics topics(String... settings) {
        return new OutboxTopics(Relays.kafka(), Relays.config(settings), Set.of());
    }

    private void create(NewTopic topic) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(topic)).all().get();
    }

    private String value(String topic, String setting) throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(setting).value();
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
    }
}
