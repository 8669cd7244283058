package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.PublishedEvent;

/** Two replicas of a service on one database. */
class OutboxTakeoverTest extends RelayTestCase {

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void one_of_two_replicas_leads() {
        OutboxRelay first = startedRelay("relay.takeover-interval", "PT0.1S");
        await().until(first::leads);

        OutboxRelay second = startedRelay("relay.takeover-interval", "PT0.1S");

        await().during(Duration.ofSeconds(1)).until(() -> first.leads() && !second.leads());
    }

    @Test
    void when_the_leader_stops_the_other_takes_over() throws Exception {
        OutboxRelay first = startedRelay();
        await().until(first::leads);
        OutboxRelay second = startedRelay("relay.takeover-interval", "PT0.1S");
        append(one, 2);
        awaitOneTo(2, one);

        first.stop();
        database.append(event(one, 3));

        awaitOneTo(3, one);
        assertThat(second.leads()).isTrue();
        assertThat(events.await(3)).as("a stop in order repeats nothing").hasSize(3);
    }

    @Test
    void when_leaders_are_cut_off_again_and_again_nothing_is_lost_and_the_order_stays() throws Exception {
        String[] quick = { "relay.takeover-interval", "PT0.05S", "relay.back-off", "PT0.05S", "relay.batch-size", "20" };
        OutboxRelay first = startedRelay(quick);
        OutboxRelay second = startedRelay(quick);
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writing = Stream.of(one, other).<Future<?>> map(aggregate -> writers.submit(() -> {
                append(aggregate, 150);
                return null;
            })).toList();
            for (int cut = 0; cut < 8; cut++) {
                await().until(() -> first.leads() || second.leads());
                int seen = 10 * cut;
                events.await(seen);
                database.cutLeader();
            }
            for (Future<?> writer : writing) {
                writer.get();
            }
        } finally {
            writers.shutdownNow();
        }

        awaitOneTo(150, one);
        awaitOneTo(150, other);
        assertLatestSnapshot(150, one);
        assertLatestSnapshot(150, other);
    }

    @Test
    void a_leader_that_dies_between_sending_and_marking_costs_a_repeat_and_nothing_else() throws Exception {
        append(one, 3);
        try (Connection blocking = database.connect(); Statement statement = blocking.createStatement()) {
            blocking.setAutoCommit(false);
            statement.execute("SELECT * FROM outbox_waiting FOR UPDATE");
            // Long enough to be seen out of office, and short enough to come back when Kafka was away for a moment before.
            OutboxRelay first = startedRelay("relay.back-off", "PT3S", "relay.maximum-back-off", "PT3S");
            events.await(3);
            await().until(() -> database.number("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                    + "AND datname = current_database()") == 1);

            database.cutLeader();
            await().until(() -> !first.leads());
        }
        startedRelay();
        database.append(event(one, 4));

        awaitOneTo(4, one);
        assertThat(events.await(one.toString(), 7)).extracting(PublishedEvent::sequence).containsExactly(1L, 2L, 3L, 1L,
                2L, 3L, 4L);
        assertLatestSnapshot(4, one);
    }

    @Test
    void what_a_deposed_leader_still_sends_is_refused() throws Exception {
        List<OutboxEntry> old = entries(1);
        List<OutboxEntry> recent = entries(2);
        try (OutboxPublisher deposed = publisher(context); OutboxPublisher leader = publisher(context)) {
            leader.publish(recent);

            assertThatThrownBy(() -> deposed.publish(old)).isInstanceOf(KafkaException.class);

            leader.publish(entries(3));
        }
        assertThat(events.await(2)).extracting(PublishedEvent::sequence).containsExactly(2L, 3L);
        assertThat(snapshots.await(2)).extracting(PublishedEvent::sequence).containsExactly(2L, 3L);
    }

    @Test
    void under_another_producer_id_it_would_put_an_old_snapshot_over_a_newer_one() throws Exception {
        try (OutboxPublisher deposed = publisher(context + "-1"); OutboxPublisher leader = publisher(context + "-2")) {
            leader.publish(entries(2));

            assertThatCode(() -> deposed.publish(entries(1))).doesNotThrowAnyException();
        }
        assertThat(snapshots.await(2)).extracting(PublishedEvent::sequence).containsExactly(2L, 1L);
    }

    @Test
    void nothing_overtakes_an_event_that_kafka_refuses_not_even_for_readers_of_uncommitted_records() throws Exception {
        try (OutboxPublisher publisher = publisher(context)) {
            limitTopicTo(100_000);

            assertThatThrownBy(() -> publisher.publish(List.of(entry(one, 1), entry(tooLarge(one, 2), 2), entry(one, 3))))
                    .isInstanceOf(OutboxPublisher.RefusedException.class);
            publisher.publish(List.of(entry(one, 1)));
        }
        assertThat(events.await(one.toString(), 1)).extracting(PublishedEvent::sequence).containsOnly(1L);
    }

    private OutboxPublisher publisher(String producerId) throws InterruptedException {
        OutboxConfig config = Relays.config("relay.producer-id", producerId);
        new OutboxTopics(Relays.kafka(), config, Set.of())
                .provide(List.of(context + ".thing.events", context + ".thing.state"));
        return new OutboxPublisher(Relays.kafka(), config.relay(), Relays.CLOUD_EVENTS, true);
    }

    private List<OutboxEntry> entries(int sequence) {
        return List.of(entry(one, sequence));
    }

    private OutboxEntry entry(UUID aggregate, int sequence) {
        return entry(event(aggregate, sequence), sequence);
    }

    private OutboxEntry entry(NewEntry event, int sequence) {
        return new OutboxEntry(sequence, UUID.randomUUID(), context + ".thing", event.aggregateId(), sequence, event.type(),
                event.data(), event.state(), event.occurredAt(), Instant.EPOCH, null);
    }
}
