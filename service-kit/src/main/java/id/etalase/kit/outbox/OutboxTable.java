package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The SQL of the outbox. Its tables are in each service's own migration; the README of this module has the text. */
final class OutboxTable {

    /** The name under which a commit wakes the relay, within the service's database. */
    static final String CHANNEL = "outbox";

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
                                          type, data, state, occurred_at, traceparent)
                SELECT aggregate_type, aggregate_id, last_sequence, last_transaction,
                       ?, ?::json, ?::json, ?, ?
                FROM stream
                RETURNING id
            )
            SELECT pg_notify('%s', '') FROM event
            """.formatted(CHANNEL);

    private OutboxTable() {
    }

    /** Writes one event in the transaction of this connection and wakes the relay when that transaction commits. */
    static void append(Connection connection, NewEntry entry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, EventType.parse(entry.type()).aggregateType());
            statement.setObject(2, entry.aggregateId());
            statement.setString(3, entry.type());
            statement.setString(4, entry.data());
            statement.setString(5, entry.state());
            statement.setObject(6, entry.occurredAt().atOffset(ZoneOffset.UTC));
            statement.setString(7, entry.traceParent());
            statement.execute();
        }
    }
}
