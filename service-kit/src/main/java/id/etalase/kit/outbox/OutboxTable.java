package id.etalase.kit.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The SQL of the outbox. Its tables are in each service's own migration; the README of this module has the text. */
final class OutboxTable {

    /*
     * The row of the stream is locked until the transaction ends. Whoever comes next for the same aggregate therefore
     * gets its number after this one is committed (or gone): numbers have no gaps, and number, position and commit
     * order agree. One statement, so that a change pays for one round trip.
     */
    private static final String APPEND = """
            WITH stream AS (
                INSERT INTO outbox_stream AS s (aggregate_type, aggregate_id, last_sequence, last_transaction)
                VALUES (?, ?, 1, pg_current_xact_id())
                ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE
                SET last_sequence = s.last_sequence + 1,
                    last_transaction = greatest(s.last_transaction, excluded.last_transaction)
                RETURNING aggregate_type, aggregate_id, last_sequence, last_transaction
            ), event AS (
                INSERT INTO outbox_event (aggregate_type, aggregate_id, sequence, log_transaction,
                                          type, data, state, occurred_at, traceparent, readers)
                SELECT aggregate_type, aggregate_id, last_sequence, last_transaction, ?, ?::json, ?::json, ?, ?, ?
                FROM stream
                RETURNING position
            )
            INSERT INTO outbox_waiting (position) SELECT position FROM event
            """;

    // LATERAL with OFFSET: from what waits to its events, never from all events to those that wait, whatever the statistics say.
    static final String WAITING = """
            WITH failed AS MATERIALIZED (
                SELECT event.aggregate_type, event.aggregate_id FROM outbox_waiting waiting CROSS JOIN LATERAL (
                    SELECT * FROM outbox_event WHERE position = waiting.position OFFSET 0) event
                WHERE waiting.failure IS NOT NULL
            )
            SELECT event.position, id, aggregate_type, aggregate_id, sequence, type, data, state, occurred_at,
                   uuid_extract_timestamp(id) AS appended_at, traceparent
            FROM outbox_waiting waiting CROSS JOIN LATERAL (
                SELECT * FROM outbox_event WHERE position = waiting.position OFFSET 0) event
            WHERE waiting.position NOT IN (SELECT unnest(?::bigint[]))
              AND (aggregate_type, aggregate_id) NOT IN (SELECT aggregate_type, aggregate_id FROM failed)
            ORDER BY waiting.position
            LIMIT ?
            """;

    private static final String MARK_PUBLISHED = "DELETE FROM outbox_waiting WHERE position = ANY (?)";

    private static final String MARK_FAILED = "UPDATE outbox_waiting SET failure = ? WHERE position = ?";

    private static final String RETRY_FAILED = "UPDATE outbox_waiting SET failure = NULL WHERE failure IS NOT NULL";

    private static final String BACKLOG = """
            SELECT waiting, failed, coalesce(extract(epoch FROM clock_timestamp() - uuid_extract_timestamp(id)), 0)
            FROM (SELECT count(*) AS waiting, count(failure) AS failed, min(position) AS position FROM outbox_waiting) AS backlog
            LEFT JOIN outbox_event USING (position)
            """;

    /*
     * The latest event of each aggregate stays for ever: who reads the feed from its beginning gets everything there is,
     * however old. The horizon says what a reader who stopped long ago would miss. Ids begin with their time (RFC 9562,
     * version 7), so their index leads to the old events, however many young ones there are.
     */
    private static final String PURGE = """
            WITH old AS (
                SELECT position FROM outbox_event event JOIN outbox_stream stream USING (aggregate_type, aggregate_id)
                WHERE event.id < (SELECT uuidv7(make_interval(secs => -?)))
                  AND event.sequence < stream.last_sequence
                  AND NOT EXISTS (SELECT FROM outbox_waiting waiting WHERE waiting.position = event.position)
                ORDER BY event.id LIMIT ?
            ), gone AS (
                DELETE FROM outbox_event WHERE position IN (SELECT position FROM old)
                RETURNING log_transaction, position
            ), horizon AS (
                INSERT INTO outbox_horizon AS known (log_transaction, position)
                SELECT log_transaction, position FROM gone ORDER BY log_transaction DESC, position DESC LIMIT 1
                ON CONFLICT (singleton) DO UPDATE
                SET log_transaction = excluded.log_transaction, position = excluded.position
                WHERE (known.log_transaction, known.position) < (excluded.log_transaction, excluded.position)
            )
            SELECT count(*) FROM gone
            """;

    private static final int ROWS_PER_FETCH = 100;

    private OutboxTable() {
    }

    /** Writes one event in the transaction of this connection. */
    static void append(Connection connection, NewEntry entry) throws SQLException {
        append(connection, List.of(entry));
    }

    /** Writes events in their order, in one round trip. */
    static void append(Connection connection, List<NewEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (NewEntry entry : entries) {
                statement.setString(1, EventType.parse(entry.type()).aggregateType());
                statement.setObject(2, entry.aggregateId());
                statement.setString(3, entry.type());
                statement.setString(4, entry.data());
                statement.setString(5, entry.state());
                statement.setObject(6, entry.occurredAt().atOffset(ZoneOffset.UTC));
                statement.setString(7, entry.traceParent());
                statement.setArray(8, connection.createArrayOf("text", entry.readers().toArray()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /**
     * The committed events that are not published yet, in the order of the log, without those that are on their way now and
     * those of an aggregate that waits behind a failed one. Ends early when their size reaches the given number of bytes.
     */
    static List<OutboxEntry> waiting(Connection connection, List<OutboxEntry> onTheirWay, int limit, int bytes)
            throws SQLException {
        List<OutboxEntry> entries = new ArrayList<>();
        // Only within a transaction does the driver fetch in parts, so that the bound on memory is one.
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setFetchSize(ROWS_PER_FETCH);
            statement.setArray(1, positions(connection, onTheirWay));
            statement.setInt(2, limit);
            try (ResultSet rows = statement.executeQuery()) {
                int size = 0;
                while (size < bytes && rows.next()) {
                    entries.add(entry(rows));
                    size += entries.get(entries.size() - 1).size();
                }
            }
        } finally {
            connection.setAutoCommit(true);
        }
        return entries;
    }

    static void markPublished(Connection connection, List<OutboxEntry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK_PUBLISHED)) {
            statement.setArray(1, positions(connection, entries));
            statement.executeUpdate();
        }
    }

    private static Array positions(Connection connection, List<OutboxEntry> entries) throws SQLException {
        return connection.createArrayOf("bigint", entries.stream().map(OutboxEntry::position).toArray());
    }

    static void markFailed(Connection connection, OutboxEntry entry, String failure) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK_FAILED)) {
            statement.setString(1, failure);
            statement.setLong(2, entry.position());
            statement.executeUpdate();
        }
    }

    /** Gives every failed event another chance. */
    static void retryFailed(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RETRY_FAILED)) {
            statement.executeUpdate();
        }
    }

    static Backlog backlog(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BACKLOG);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Backlog(row.getLong(1), row.getLong(2), row.getDouble(3));
        }
    }

    /**
     * Deletes at most the given number of events that were written longer ago than the retention, are published, and are not
     * the latest of their aggregate; says how many.
     */
    static int purge(Connection connection, Duration retention, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PURGE)) {
            statement.setDouble(1, retention.toMillis() / 1_000.0);
            statement.setInt(2, limit);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        return new OutboxEntry(row.getLong("position"), row.getObject("id", UUID.class), row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class), row.getLong("sequence"), row.getString("type"),
                row.getString("data"), row.getString("state"), instant(row, "occurred_at"), instant(row, "appended_at"),
                row.getString("traceparent"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
