package id.etalase.gateway.cache;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import id.etalase.gateway.config.CacheConfig;
import id.etalase.gateway.request.Certificate;
import io.smallrye.config.SmallRyeConfigBuilder;

class EndOfLogTest {

    private static final TopicPartition PARTITION = new TopicPartition("kept.thing.events", 0);
    private static final TopicPartition SECOND = new TopicPartition("kept.thing.events", 1);

    private PretendedBroker broker;
    private EndOfLog log;

    @BeforeEach
    void start() throws IOException {
        broker = new PretendedBroker(1);
        log = new EndOfLog(new KafkaAccess(broker.address(), login(Map.of())));
    }

    @AfterEach
    void stop() throws IOException {
        log.close();
        broker.close();
    }

    @Test
    void each_answer_is_the_end_as_it_is_now() {
        awaitEnd(7);

        broker.end = () -> PretendedBroker.end(8);

        assertThat(ask()).containsExactly("8");
    }

    @Test
    void an_end_that_is_the_same_is_told_by_the_same_map() {
        awaitEnd(7);

        List<Map<TopicPartition, Long>> maps = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            log.ask(Set.of(PARTITION), new Inquiry.Answer() {

                @Override
                public void known(Map<TopicPartition, Long> ends) {
                    maps.add(ends);
                }

                @Override
                public void unknown(String why) {
                    throw new AssertionError(why);
                }
            });
        }
        turnUntil(() -> maps.size() == 2);

        assertThat(maps.get(0)).isSameAs(maps.get(1));
    }

    @Test
    void the_broker_is_told_which_epoch_of_its_leadership_is_meant() {
        broker.epoch = 5;

        awaitEnd(7);

        assertThat(broker.askedEpoch).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(value = Errors.class, names = { "NOT_LEADER_OR_FOLLOWER", "FENCED_LEADER_EPOCH", "UNKNOWN_TOPIC_OR_PARTITION",
            "TOPIC_AUTHORIZATION_FAILED" })
    void a_refusal_says_nothing_of_the_end_and_the_new_leader_is_found_and_asked(Errors error) throws IOException {
        // Given
        awaitEnd(7);
        try (PretendedBroker other = new PretendedBroker(2)) {
            other.end = () -> PretendedBroker.end(9);
            broker.end = () -> PretendedBroker.refusal(error);
            broker.epoch = 2;
            broker.leader = other;

            // When
            List<String> answers = ask();

            // Then
            assertThat(answers).singleElement().asString().contains(error.name());
            awaitEnd(9);
            assertThat(other.askedEpoch).isEqualTo(2);
        }
    }

    @Test
    void who_does_not_answer_is_hung_up_on_and_asked_anew() {
        // Given
        awaitEnd(7);
        broker.end = () -> PretendedBroker.SILENCE;

        // When
        List<String> answers = ask();

        // Then
        assertThat(answers).containsExactly("no connection with broker 1");
        broker.end = () -> PretendedBroker.end(8);
        awaitEnd(8);
    }

    @Test
    void two_may_be_asked_for_before_the_first_is_answered() {
        // Given
        awaitEnd(7);
        List<String> answers = new ArrayList<>();

        // When
        ask(Set.of(PARTITION), answers);
        ask(Set.of(PARTITION), answers);

        // Then
        turnUntil(() -> answers.size() == 2);
        assertThat(answers).containsExactly("7", "7");
    }

    @Test
    void nothing_is_known_of_a_topic_that_no_broker_has() {
        awaitEnd(7);
        List<String> answers = new ArrayList<>();

        ask(Set.of(PARTITION, new TopicPartition("kept.new.events", 0)), answers);

        assertThat(answers).containsExactly("not connected with every leader");
    }

    @Test
    void partitions_of_two_brokers_are_told_when_both_have_answered() throws IOException {
        // Given
        try (PretendedBroker other = new PretendedBroker(2)) {
            other.end = () -> PretendedBroker.end(9);
            broker.second = other;
            awaitEnd("7 9", PARTITION, SECOND);

            // When one of them does not
            other.end = () -> PretendedBroker.SILENCE;

            // Then
            assertThat(ask(PARTITION, SECOND)).containsExactly("no connection with broker 2");
        }
    }

    @Test
    void a_partition_that_is_added_is_found() {
        // Given
        awaitEnd(7);
        assertThat(ask(PARTITION, SECOND)).containsExactly("not connected with every leader");

        // When
        broker.second = broker;

        // Then
        awaitEnd("7 7", PARTITION, SECOND);
    }

    @Test
    void an_answer_that_leaves_a_partition_out_says_nothing_of_the_ends() {
        // Given
        broker.second = broker;
        awaitEnd("7 7", PARTITION, SECOND);

        // When
        broker.names = 1;

        // Then
        assertThat(ask(PARTITION, SECOND)).containsExactly("an answer without every partition");
    }

    @Test
    void brokers_are_asked_over_tls_if_the_gateway_is_told_so() throws IOException {
        // Given
        log.close();
        broker.close();
        broker = new PretendedBroker(1, Certificate.shown().getServerSocketFactory());
        log = new EndOfLog(new KafkaAccess(broker.address(), login(Map.of("security-protocol", "SSL", "ssl-truststore-location",
                Certificate.store().toString(), "ssl-truststore-password", Certificate.PASSWORD))));
        awaitEnd(7);

        // When
        broker.end = () -> PretendedBroker.end(8);

        // Then
        assertThat(ask()).containsExactly("8");
    }

    private void awaitEnd(long end) {
        awaitEnd(Long.toString(end), PARTITION);
    }

    private void awaitEnd(String ends, TopicPartition... partitions) {
        await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> ask(partitions).equals(List.of(ends)));
    }

    private List<String> ask() {
        return ask(PARTITION);
    }

    private List<String> ask(TopicPartition... partitions) {
        List<String> answers = new ArrayList<>();
        ask(Set.of(partitions), answers);
        turnUntil(() -> !answers.isEmpty());
        return answers;
    }

    private void ask(Set<TopicPartition> partitions, List<String> answers) {
        log.ask(partitions, new Inquiry.Answer() {

            @Override
            public void known(Map<TopicPartition, Long> ends) {
                answers.add(ends.keySet().stream().sorted(Comparator.comparing(TopicPartition::partition))
                        .map(partition -> ends.get(partition).toString()).collect(joining(" ")));
            }

            @Override
            public void unknown(String why) {
                answers.add(why);
            }
        });
    }

    private void turnUntil(Callable<Boolean> done) {
        await().pollInSameThread().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofSeconds(30)).until(() -> {
            log.turn(20);
            return done.call();
        });
    }

    /** @param settings of the gateway for Kafka, without what their names begin with */
    private static CacheConfig.Kafka login(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withDefaultValues(settings).withMapping(CacheConfig.Kafka.class, "").build()
                .getConfigMapping(CacheConfig.Kafka.class, "");
    }
}
