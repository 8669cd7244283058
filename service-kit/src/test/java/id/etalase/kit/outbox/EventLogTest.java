package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLogTest {

    private static final LogFilter ALL = new LogFilter(DomainEvent.EVERYONE, Set.of(), null);

    private final OutboxDatabase database = OutboxDatabase.fresh();
    private final EventLog log = new EventLog(database.dataSource());
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void an_event_is_not_shown_before_an_earlier_one_that_is_not_committed_yet() throws Exception {
        try (Connection slow = database.connect()) {
            slow.setAutoCommit(false);
            OutboxTable.append(slow, event(one, 1));
            database.append(event(other, 1));

            LogPage during = log.read(ALL, LogPosition.BEGINNING, 10);
            long control = database.number("SELECT max(position) FROM outbox_event");
            slow.commit();
            endAt(2);
            LogPage after = log.read(ALL, during.next(), 10);

            assertThat(during.events()).isEmpty();
            assertThat(control).as("who goes by numbers has seen 2 and will never look for 1").isEqualTo(2);
            assertThat(after.events()).extracting(event -> event.entry().aggregateId()).containsExactly(one, other);
        }
    }

    @Test
    void a_later_event_of_an_aggregate_waits_for_the_earlier_transaction_that_it_follows() throws Exception {
        try (Connection early = database.connect(); Connection late = database.connect()) {
            early.setAutoCommit(false);
            late.setAutoCommit(false);
            // The older transaction writes last: its event must come after, not before what the reader has seen.
            OutboxTable.append(early, event(other, 1));
            OutboxTable.append(late, event(one, 1));
            late.commit();
            OutboxTable.append(early, event(one, 2));
            LogPage during = log.read(ALL, LogPosition.BEGINNING, 10);
            early.commit();
            endAt(3);

            List<LoggedEvent> all = new ArrayList<>(during.events());
            all.addAll(log.read(ALL, during.next(), 10).events());
            assertThat(all.stream().filter(event -> event.entry().aggregateId().equals(one))
                    .map(event -> event.entry().sequence())).containsExactly(1L, 2L);
            assertThat(all).hasSize(3);
        }
    }

    @Test
    void a_reader_beside_writers_that_commit_in_any_order_gets_every_event_once_and_in_order() throws Exception {
        List<UUID> aggregates = List.of(one, other, UUID.randomUUID(), UUID.randomUUID());
        ExecutorService writers = Executors.newFixedThreadPool(6);
        List<Future<Integer>> written = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Random random = new Random(i);
            written.add(writers.submit(() -> write(aggregates, random)));
        }

        Map<UUID, List<Long>> seen = new HashMap<>();
        LogPosition place = LogPosition.BEGINNING;
        boolean last = false;
        while (!last) {
            last = written.stream().allMatch(Future::isDone);
            LogPage page;
            do {
                page = log.read(ALL, place, 7);
                page.events().forEach(event -> seen.computeIfAbsent(event.entry().aggregateId(), id -> new ArrayList<>())
                        .add(event.entry().sequence()));
                assertThat(page.next()).isGreaterThanOrEqualTo(place);
                place = page.next();
            } while (page.more());
        }

        int committed = 0;
        for (Future<Integer> each : written) {
            committed += each.get();
        }
        assertThat(seen.values().stream().mapToInt(List::size).sum()).isEqualTo(committed);
        assertThat(seen).allSatisfy((id, sequences) -> assertThat(sequences)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size()).boxed().toList()));
        writers.shutdown();
    }

    @Test
    void after_the_retention_the_beginning_still_has_the_latest_of_everything() throws Exception {
        database.append(event(one, 1), event(one, 2), event(other, 1));
        endAt(3);
        LogPage early = log.read(ALL, LogPosition.BEGINNING, 1);
        deleteWhatIsOld();

        LogPage fromTheBeginning = log.read(ALL, LogPosition.BEGINNING, 10);
        assertThat(fromTheBeginning.events()).extracting(event -> event.entry().data()).containsExactly("{\"number\": 2}",
                "{\"number\": 1}");
        assertThat(early.events()).hasSize(1);
    }

    @Test
    void a_cursor_from_before_what_is_deleted_is_gone_and_one_after_it_is_not() throws Exception {
        database.append(event(one, 1));
        endAt(1);
        LogPosition old = new LogPosition(1, 0, false);
        LogPosition fresh = log.read(ALL, LogPosition.BEGINNING, 10).next();
        database.append(event(one, 2));
        endAt(2);
        deleteWhatIsOld();

        assertThatThrownBy(() -> log.read(ALL, old, 10)).isInstanceOf(EventLog.GoneException.class);
        assertThat(log.read(ALL, fresh, 10).events()).hasSize(1);
    }

    @Test
    void a_place_beyond_the_end_of_the_log_is_gone_and_the_log_starts_anew() throws Exception {
        database.append(event(one, 1), event(one, 2));
        LogPosition end = endAt(2);

        for (LogPosition future : List.of(new LogPosition(end.transaction(), end.position() + 1, false),
                new LogPosition(end.transaction() + 1, 1, true), new LogPosition(end.transaction() + 1_000_000, 0, false))) {
            assertThatThrownBy(() -> log.read(ALL, future, 10)).as(future.toString()).isInstanceOfSatisfying(
                    EventLog.GoneException.class, gone -> assertThat(gone.restart()).isEqualTo(LogPosition.BEGINNING));
        }
    }

    @Test
    void a_place_that_was_given_out_stays_good_whatever_runs_or_is_rolled_back_meanwhile() throws Exception {
        assertThat(log.read(ALL, log.end(), 10).events()).as("an empty log").isEmpty();
        database.append(event(one, 1));
        long begun = database.number("SELECT pg_current_xact_id()::text::bigint");
        LogPosition formerly = new LogPosition(begun, 0, false);
        LogPosition end = endAt(1);
        try (Connection rolledBack = database.connect(); Connection running = database.connect()) {
            running.setAutoCommit(false);
            OutboxTable.append(running, event(other, 1));
            rolledBack.setAutoCommit(false);
            OutboxTable.append(rolledBack, event(one, 2));
            rolledBack.rollback();
            database.append(event(one, 2));

            for (LogPosition place : List.of(end, formerly, log.end(), log.read(ALL, end, 10).next())) {
                assertThat(log.read(ALL, place, 10).events()).as(place.toString()).isEmpty();
            }
            running.commit();
        }

        endAt(4);
        assertThat(log.read(ALL, end, 10).events()).hasSize(2);
        assertThat(log.read(ALL, formerly, 10).events()).hasSize(2);
    }

    /** Waits for transactions of other tests on the same server, which hold back what can be read. */
    private LogPosition endAt(long position) {
        await().atMost(Duration.ofMinutes(1)).until(() -> log.end().position() == position);
        return log.end();
    }

    @Test
    void who_began_at_the_beginning_may_go_on_below_what_is_deleted() throws Exception {
        database.append(event(other, 1));
        database.append(event(one, 1), event(one, 2));
        endAt(3);
        deleteWhatIsOld();

        LogPage first = log.read(ALL, LogPosition.BEGINNING, 1);
        LogPage second = log.read(ALL, first.next(), 1);

        assertThat(first.next().catchingUp()).isTrue();
        assertThat(second.events()).extracting(event -> event.entry().data()).containsExactly("{\"number\": 2}");
        assertThat(second.next().catchingUp()).as("beyond the horizon").isFalse();
    }

    @Test
    void only_those_with_a_role_that_the_event_names_see_it() throws Exception {
        NewEntry open = event(one, 1);
        database.append(open, new NewEntry(open.type(), one, open.occurredAt(), "{}", null, null, Set.of("auditor")));
        endAt(2);

        LogFilter auditor = new LogFilter(Set.of("everyone", "auditor"), Set.of(), null);

        assertThat(log.read(ALL, LogPosition.BEGINNING, 10).events()).hasSize(1);
        assertThat(log.read(auditor, LogPosition.BEGINNING, 10).events()).hasSize(2);
    }

    @Test
    void a_cursor_says_nothing_to_another_service() {
        String cursor = new LogPosition(12, 34, false).in("partnerships");

        assertThat(LogPosition.parse(cursor, "partnerships")).contains(new LogPosition(12, 34, false));
        assertThat(LogPosition.parse(cursor, "ascn")).isEmpty();
        assertThat(LogPosition.parse("%%%", "ascn")).isEmpty();
        assertThat(LogPosition.parse(cursor + "x".repeat(1_000), "partnerships")).isEmpty();
    }

    private int write(List<UUID> aggregates, Random random) throws SQLException {
        int committed = 0;
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 60; i++) {
                int events = 1 + random.nextInt(2);
                List<UUID> chosen = random.ints(events, 0, aggregates.size()).sorted().mapToObj(aggregates::get).toList();
                for (UUID aggregate : chosen) {
                    OutboxTable.append(connection, event(aggregate, i));
                }
                // Commits overtake each other: that is what the test is about.
                LockSupport.parkNanos(random.nextInt(3_000_000));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed += events;
                }
            }
        }
        return committed;
    }

    private void deleteWhatIsOld() throws SQLException {
        database.execute("UPDATE outbox_event SET id = uuidv7(interval '-31 days')");
        database.execute("DELETE FROM outbox_waiting");
        try (Connection connection = database.connect()) {
            OutboxTable.purge(connection, Duration.ofDays(30), 100);
        }
    }

    private static NewEntry event(UUID aggregate, int number) {
        return OutboxDatabase.event("log", aggregate, number);
    }
}
