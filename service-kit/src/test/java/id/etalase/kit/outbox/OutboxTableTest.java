package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What the numbers and the order of the log promise, under writers that get in each other's way. */
class OutboxTableTest {

    private static final int WRITERS = 8;
    private static final int CHANGES = 60;
    private static final UUID[] AGGREGATES = { UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID() };

    private OutboxDatabase database;

    @BeforeEach
    void createDatabase() {
        database = OutboxDatabase.fresh();
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void whatever_moment_one_looks_at_the_numbers_of_an_aggregate_have_no_gap() throws Exception {
        List<String> faults = watchWhile(this::write);

        assertThat(faults).isEmpty();
        assertThat(events()).isPositive();
        assertThat(database.number("SELECT count(*) FROM outbox_event a JOIN outbox_event b USING (aggregate_id) "
                + "WHERE a.sequence < b.sequence AND a.position > b.position")).as("order of positions").isZero();
    }

    @Test
    void without_the_lock_the_same_watch_finds_faults() throws Exception {
        database.execute("ALTER TABLE outbox_event DROP CONSTRAINT outbox_event_aggregate_type_aggregate_id_sequence_key");

        List<String> faults = watchWhile(this::writeTwoAtOnceWithoutLock);

        assertThat(faults).isNotEmpty();
    }

    @Test
    void two_events_of_an_aggregate_with_one_number_are_impossible() throws Exception {
        database.append(OutboxDatabase.event("log", AGGREGATES[0], 1));

        assertThatThrownBy(() -> database.execute("""
                INSERT INTO outbox_event (aggregate_type, aggregate_id, sequence, log_transaction, type, data, occurred_at)
                SELECT aggregate_type, aggregate_id, sequence, log_transaction, type, data, occurred_at FROM outbox_event
                """)).isInstanceOf(SQLException.class).hasMessageContaining("duplicate key");
    }

    @Test
    void a_reader_of_the_log_never_finds_something_new_below_what_it_has_seen() throws Exception {
        try (Connection early = begin(); Connection late = begin()) {
            OutboxTable.append(early, OutboxDatabase.event("log", AGGREGATES[0], 1));
            OutboxTable.append(late, OutboxDatabase.event("log", AGGREGATES[1], 1));
            late.commit();

            assertThat(database.number("SELECT max(position) FROM outbox_event"))
                    .as("control: by position alone, 2 would be seen before 1").isEqualTo(2);
            assertThat(logAfter(Cursor.START)).isEmpty();

            early.commit();

            assertThat(wholeLog(2)).extracting(LogRow::position).containsExactly(1L, 2L);
        }
    }

    @Test
    void the_log_keeps_the_order_of_an_aggregate_when_the_older_transaction_comes_second() throws Exception {
        try (Connection older = begin(); Connection younger = begin()) {
            transactionId(older);
            OutboxTable.append(younger, OutboxDatabase.event("log", AGGREGATES[0], 1));
            younger.commit();
            OutboxTable.append(older, OutboxDatabase.event("log", AGGREGATES[0], 2));
            older.commit();
        }

        assertThat(wholeLog(2)).extracting(LogRow::sequence).containsExactly(1L, 2L);
    }

    @Test
    void who_follows_the_log_under_writers_gets_every_event_once_and_in_order() throws Exception {
        List<LogRow> followed = new ArrayList<>();
        ExecutorService writing = Executors.newSingleThreadExecutor();
        Future<?> writers = writing.submit(this::write);
        try {
            await().atMost(Duration.ofMinutes(1)).pollInSameThread().pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
                followed.addAll(logAfter(followed.isEmpty() ? Cursor.START : followed.get(followed.size() - 1).cursor()));
                assertThat(writers).isDone();
                assertThat(followed).hasSizeGreaterThanOrEqualTo(events());
            });
            writers.get();
        } finally {
            writing.shutdownNow();
        }

        assertThat(followed).extracting(LogRow::position).doesNotHaveDuplicates()
                .hasSize(events());
        for (UUID aggregate : AGGREGATES) {
            assertThat(followed).filteredOn(row -> row.aggregate().equals(aggregate)).extracting(LogRow::sequence)
                    .isSorted();
        }
    }

    @Test
    void the_relay_finds_what_waits_by_its_index_whatever_the_statistics_say() throws Exception {
        database.append(OutboxDatabase.event("log", AGGREGATES[0], 1));
        database.execute("ANALYZE outbox_event");

        try (RelayConnection relay = RelayConnection.open(database.dataSource())) {
            assertThat(planOfWaiting(relay.jdbc())).contains("outbox_waiting_pkey", "= waiting.")
                    .doesNotContain("Seq Scan");
        }
        try (Connection other = database.connect()) {
            assertThat(planOfWaiting(other)).as("control: any other session").contains("Seq Scan");
        }
    }

    @Test
    void an_event_that_shows_late_is_read_ahead_before_its_successor() throws Exception {
        UUID late = AGGREGATES[0];
        OutboxConfig.Relay limits = Relays.config().relay();
        RelayMeters meters = new RelayMeters(new SimpleMeterRegistry(), Clock.systemUTC());
        try (RelayConnection relay = RelayConnection.open(database.dataSource());
                WaitingEvents waiting = new WaitingEvents(relay, limits, meters);
                Connection writer = begin()) {
            OutboxTable.append(writer, OutboxDatabase.event("log", late, 1));
            database.append(OutboxDatabase.event("log", AGGREGATES[1], 1), OutboxDatabase.event("log", AGGREGATES[1], 2));
            List<OutboxEntry> first = waiting.read(2);
            assertThat(first).extracting(OutboxEntry::position).as("control: its place is before theirs").containsExactly(2L,
                    3L);
            writer.commit();
            database.append(OutboxDatabase.event("log", late, 2));

            List<OutboxEntry> second = waiting.readAhead(List.of(), first, 3).get();

            assertThat(second).extracting(OutboxEntry::aggregateId).containsOnly(late);
            assertThat(second).extracting(OutboxEntry::sequence).containsExactly(1L, 2L);
            assertThat(waiting.readAhead(first, second, 3).get()).isEmpty();
            assertThat(waiting.read(3)).isEqualTo(second);
        }
    }

    private static String planOfWaiting(Connection connection) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN " + OutboxTable.WAITING)) {
            statement.setArray(1, connection.createArrayOf("bigint", new Object[] { 1L }));
            statement.setInt(2, 500);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plan.append(row.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /** Eight writers, each with many small transactions on few aggregates, of which every fifth is rolled back. */
    private Void write() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Void>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Random random = new Random(writer);
                writers.add(() -> {
                    try (Connection connection = begin()) {
                        for (int change = 0; change < CHANGES; change++) {
                            if (random.nextBoolean()) {
                                transactionId(connection);
                            }
                            UUID aggregate = AGGREGATES[random.nextInt(AGGREGATES.length)];
                            OutboxTable.append(connection, OutboxDatabase.event("log", aggregate, change));
                            if (random.nextInt(5) == 0) {
                                connection.rollback();
                            } else {
                                connection.commit();
                            }
                        }
                        return null;
                    }
                });
            }
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            return null;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What the lock keeps apart, always and not by chance: each counts before the other has committed. */
    private Void writeTwoAtOnceWithoutLock() throws SQLException {
        try (Connection one = begin(); Connection other = begin()) {
            appendWithoutLock(one, OutboxDatabase.event("log", AGGREGATES[0], 1));
            appendWithoutLock(other, OutboxDatabase.event("log", AGGREGATES[0], 2));
            one.commit();
            other.commit();
            return null;
        }
    }

    /** Looks again and again, as long as the work goes on and once after it, for an aggregate whose numbers are not 1..n. */
    private List<String> watchWhile(Callable<Void> work) throws Exception {
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try (Connection connection = database.connect()) {
            List<String> faults = new ArrayList<>();
            Future<Void> running = worker.submit(work);
            boolean done;
            do {
                done = running.isDone();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("""
                                SELECT aggregate_id, count(*), min(sequence), max(sequence) FROM outbox_event
                                GROUP BY aggregate_id
                                HAVING min(sequence) <> 1 OR max(sequence) <> count(*)
                                    OR count(DISTINCT sequence) <> count(*)
                                """)) {
                    while (row.next()) {
                        faults.add(row.getString(1) + ": " + row.getLong(2) + " events numbered " + row.getLong(3) + ".."
                                + row.getLong(4));
                    }
                }
            } while (!done);
            running.get();
            return faults;
        } finally {
            worker.shutdownNow();
        }
    }

    private int events() throws SQLException {
        return (int) database.number("SELECT count(*) FROM outbox_event");
    }

    private Connection begin() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static void transactionId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_current_xact_id()");
        }
    }

    /** The next number as one would take it without thinking of others. */
    private static void appendWithoutLock(Connection connection, NewEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                INSERT INTO outbox_event (aggregate_type, aggregate_id, sequence, log_transaction, type, data, occurred_at)
                SELECT 'log.thing', ?::uuid, coalesce(max(sequence), 0) + 1, pg_current_xact_id(), 'none', '{}', now()
                FROM outbox_event WHERE aggregate_id = ?::uuid
                """)) {
            statement.setObject(1, entry.aggregateId());
            statement.setObject(2, entry.aggregateId());
            statement.executeUpdate();
        }
    }

    /** Waits for the rows, since a transaction anywhere on the server, an autovacuum for example, holds the log back. */
    private List<LogRow> wholeLog(int rows) {
        return await().atMost(Duration.ofMinutes(1)).until(() -> logAfter(Cursor.START), log -> log.size() == rows);
    }

    /** The rows behind the cursor that no transaction in progress can get in between. */
    private List<LogRow> logAfter(Cursor cursor) throws SQLException {
        List<LogRow> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("""
                        SELECT log_transaction::text AS written_by, position, aggregate_id, sequence FROM outbox_event
                        WHERE log_transaction < pg_snapshot_xmin(pg_current_snapshot())
                          AND (log_transaction, position) > (?::xid8, ?)
                        ORDER BY log_transaction, position
                        """)) {
            statement.setString(1, cursor.transaction());
            statement.setLong(2, cursor.position());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new LogRow(row.getString(1), row.getLong(2), row.getObject(3, UUID.class), row.getLong(4)));
                }
            }
        }
        return rows;
    }

    private record Cursor(String transaction, long position) {
        static final Cursor START = new Cursor("0", 0);
    }

    private record LogRow(String transaction, long position, UUID aggregate, long sequence) {
        Cursor cursor() {
            return new Cursor(transaction, position);
        }
    }
}
