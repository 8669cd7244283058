package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.PublishedEvent;

class OutboxRelayTest extends RelayTestCase {

    private static final LogFilter EVERYTHING = new LogFilter(DomainEvent.EVERYONE, Set.of(), null);

    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void what_was_committed_before_the_start_and_after_it_arrives_with_its_envelope() throws Exception {
        append(one, 2);
        startedRelay();
        events.await(one.toString(), 2);

        database.append(event(one, 3));

        List<PublishedEvent> published = awaitOneTo(3, one);
        assertThat(published).allSatisfy(PublishedEvent::assertEnvelope);
        assertThat(published).extracting(PublishedEvent::value).containsExactly("{\"number\": 1}", "{\"number\": 2}",
                "{\"number\": 3}");
        assertLatestSnapshot(3, one);
        assertThat(snapshots.await(one.toString(), 3)).allSatisfy(PublishedEvent::assertEnvelope);
    }

    /** As {@code pg_restore} leaves it: the numbers of transactions are those of a server that had come much further. */
    @Test
    void a_log_that_was_restored_into_another_server_can_be_read_and_goes_on() throws Exception {
        EventLog log = new EventLog(database.dataSource());
        append(one, 2);
        append(other, 1);
        database.execute("UPDATE outbox_event SET log_transaction = (log_transaction::text::bigint + 1000000000)::text::xid8;"
                + " UPDATE outbox_stream SET last_transaction = (last_transaction::text::bigint + 1000000000)::text::xid8");

        startedRelay();
        awaitOneTo(2, one);
        database.append(event(one, 3));

        await().untilAsserted(() -> assertThat(log.read(EVERYTHING, LogPosition.BEGINNING, 10).events())
                .extracting(event -> event.entry().aggregateId()).containsExactly(one, one, other, one));
        awaitOneTo(3, one);
    }

    @Test
    void what_was_rolled_back_is_never_published() throws Exception {
        startedRelay();

        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            OutboxTable.append(connection, event(one, 666));
            RelayConnection.wakeRelay(connection);
            connection.rollback();
        }
        database.append(event(one, 1));

        assertThat(awaitOneTo(1, one)).extracting(PublishedEvent::value).containsExactly("{\"number\": 1}");
    }

    /** In batches of five many are published in a row: while Kafka takes one, the next is read. */
    @ParameterizedTest
    @ValueSource(strings = { "2000", "5" })
    void events_of_writers_in_parallel_arrive_once_and_in_order(String batchSize) throws Exception {
        List<UUID> aggregates = List.of(one, other, UUID.randomUUID());
        List<UUID> work = new ArrayList<>();
        aggregates.forEach(aggregate -> work.addAll(Collections.nCopies(100, aggregate)));
        Collections.shuffle(work, new Random(7));
        startedRelay("relay.batch-size", batchSize);

        ExecutorService writers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> changes = work.stream().map(aggregate -> (Callable<Void>) () -> {
                database.append(event(aggregate, 0));
                return null;
            }).toList();
            for (Future<Void> change : writers.invokeAll(changes)) {
                change.get();
            }
        } finally {
            writers.shutdownNow();
        }

        for (UUID aggregate : aggregates) {
            awaitOneTo(100, aggregate);
        }
        assertThat(events.await(300)).as("no repeats without a failure").hasSize(300);
    }

    @Test
    void many_events_of_one_aggregate_in_one_batch_stay_in_order() throws Exception {
        append(one, 100);

        startedRelay();

        awaitOneTo(100, one);
        assertLatestSnapshot(100, one);
    }

    @Test
    void a_batch_ends_at_its_size_in_bytes_and_the_rest_follows() throws Exception {
        append(one, 20);
        try (Connection connection = database.connect()) {
            assertThat(OutboxTable.waiting(connection, List.of(), 500, 100)).hasSizeBetween(2, 6);
        }

        startedRelay("relay.batch-bytes", "100", "relay.batch-size", "7", "relay.poll-interval", "PT1H");

        awaitOneTo(20, one);
    }

    @Test
    void a_commit_wakes_a_sleeping_relay() throws Exception {
        startedRelay("relay.poll-interval", "PT1H");
        database.append(event(one, 1));
        awaitOneTo(1, one);

        database.append(event(one, 2));

        awaitOneTo(2, one);
    }

    @Test
    void an_event_whose_wake_up_got_lost_is_found_at_the_next_look() throws Exception {
        OutboxRelay relay = startedRelay("relay.poll-interval", "PT0.5S");
        await().until(relay::leads);

        try (Connection connection = database.connect()) {
            OutboxTable.append(connection, event(one, 1));
        }

        awaitOneTo(1, one);
    }

    @Test
    void an_event_that_could_not_be_marked_is_published_again_and_none_is_lost() throws Exception {
        database.execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE ''disk full''; END'
                """);
        database.execute("CREATE TRIGGER no_mark BEFORE DELETE ON outbox_waiting FOR EACH ROW EXECUTE FUNCTION refuse()");
        append(one, 3);
        startedRelay("relay.maximum-back-off", "PT0.5S");
        events.await(1, event -> event.sequence() == 1 && event.offset() > 2);

        database.execute("DROP TRIGGER no_mark ON outbox_waiting");
        database.append(event(one, 4));

        List<PublishedEvent> once = awaitOneTo(4, one);
        assertThat(events.await(one.toString(), 5)).as("with repeats").hasSizeGreaterThan(once.size());
        assertLatestSnapshot(4, one);
        await().until(() -> database.waiting() == 0);
    }

    @Test
    void published_events_are_deleted_after_their_retention_and_those_that_wait_never() throws Exception {
        append(one, 3);
        database.execute("UPDATE outbox_event SET id = uuidv7(interval '-31 days') WHERE sequence = 1");
        database.execute("UPDATE outbox_event SET id = uuidv7(interval '-29 days') WHERE sequence = 2");
        database.execute("UPDATE outbox_event SET occurred_at = now() - interval '1 year'");

        startedRelay("purge-interval", "PT0.1S", "relay.poll-interval", "PT0.1S");

        await().until(() -> database.number("SELECT min(sequence) FROM outbox_event") == 2);
        await().until(() -> database.waiting() == 0);
        assertThat(database.number("SELECT count(*) FROM outbox_event")).isEqualTo(2);
    }

    @Test
    void an_idle_relay_does_not_work() throws Exception {
        OutboxRelay relay = startedRelay();
        append(one, 1);
        awaitOneTo(1, one);
        await().until(() -> database.waiting() == 0);
        long thread = Thread.getAllStackTraces().keySet().stream()
                .filter(candidate -> candidate.getName().equals("outbox-relay") && candidate.isAlive())
                .mapToLong(Thread::getId).max().orElseThrow();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long before = threads.getThreadCpuTime(thread);

        await().during(Duration.ofSeconds(3)).until(relay::leads);

        assertThat(Duration.ofNanos(threads.getThreadCpuTime(thread) - before)).isLessThan(Duration.ofMillis(30));
    }
}
