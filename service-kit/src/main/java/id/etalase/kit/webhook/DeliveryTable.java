package id.etalase.kit.webhook;

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
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The SQL of the queues of the webhooks. */
final class DeliveryTable {

    private static final String ENQUEUE = """
            INSERT INTO webhook_delivery (subscription_id, message_id, type, body, status, next_attempt_at, created_at)
            VALUES (?, ?, ?, ?, 'waiting', ?, ?)
            ON CONFLICT (subscription_id, message_id) DO UPDATE
            SET status = 'waiting', attempts = 0, next_attempt_at = excluded.next_attempt_at
            WHERE webhook_delivery.status <> 'waiting' AND ?
            """;
    /*
     * For each webhook its own few, so that the backlog of one is not before those of others. Rows that another replica is
     * taking at this moment are passed over; those it has taken are leased.
     */
    private static final String TAKE = """
            UPDATE webhook_delivery SET leased_until = ?
            WHERE id IN (SELECT due.id FROM unnest(?::uuid[], ?::int[]) AS may (subscription_id, places)
                         JOIN webhook_subscription subscription ON subscription.id = may.subscription_id
                         CROSS JOIN LATERAL (
                             SELECT delivery.id FROM webhook_delivery delivery
                             WHERE delivery.subscription_id = may.subscription_id AND delivery.status = 'waiting'
                               AND next_attempt_at <= ? AND (leased_until IS NULL OR leased_until <= ?)
                             ORDER BY next_attempt_at LIMIT may.places FOR UPDATE SKIP LOCKED) due
                         WHERE subscription.status = 'active')
            RETURNING id, subscription_id, message_id, type, body, attempts
            """;
    private static final String OUTCOME = """
            UPDATE webhook_delivery
            SET status = ?, attempts = attempts + 1, next_attempt_at = ?, last_attempt_at = ?, last_outcome = ?,
                leased_until = NULL
            WHERE id = ? AND leased_until IS NOT NULL
            """;

    private DeliveryTable() {
    }

    /** Puts a message into the queue; one that is there already only when it is to be sent again. */
    static void enqueue(Connection connection, UUID subscription, String messageId, String type, String body, Instant now,
            boolean again) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENQUEUE)) {
            statement.setObject(1, subscription);
            statement.setString(2, messageId);
            statement.setString(3, type);
            statement.setString(4, body);
            statement.setObject(5, utc(now));
            statement.setObject(6, utc(now));
            statement.setBoolean(7, again);
            statement.executeUpdate();
        }
    }

    /** @param places how many at most for each subscription */
    static List<Delivery> take(Connection connection, Instant now, Duration lease, Map<UUID, Integer> places)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            List<UUID> subscriptions = List.copyOf(places.keySet());
            statement.setObject(1, utc(now.plus(lease)));
            statement.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
            statement.setArray(3, connection.createArrayOf("int4", subscriptions.stream().map(places::get).toArray()));
            statement.setObject(4, utc(now));
            statement.setObject(5, utc(now));
            List<Delivery> taken = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.add(new Delivery(row.getObject("id", UUID.class), row.getObject("subscription_id", UUID.class),
                            row.getString("message_id"), row.getString("type"), row.getString("body"),
                            row.getInt("attempts")));
                }
            }
            return taken;
        }
    }

    static void outcome(Connection connection, UUID delivery, String status, Instant next, Instant now, String outcome)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OUTCOME)) {
            statement.setString(1, status);
            statement.setObject(2, utc(next));
            statement.setObject(3, utc(now));
            statement.setString(4, outcome);
            statement.setObject(5, delivery);
            statement.executeUpdate();
        }
    }

    static List<DeliveryResponse> log(Connection connection, UUID subscription, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT * FROM webhook_delivery WHERE subscription_id = ? ORDER BY created_at DESC, id DESC LIMIT ?")) {
            statement.setObject(1, subscription);
            statement.setInt(2, limit);
            List<DeliveryResponse> log = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String status = row.getString("status");
                    log.add(new DeliveryResponse(row.getObject("id", UUID.class), row.getString("message_id"),
                            row.getString("type"), status, row.getInt("attempts"),
                            status.equals("waiting") ? instant(row, "next_attempt_at") : null, instant(row, "last_attempt_at"),
                            row.getString("last_outcome"), instant(row, "created_at")));
                }
            }
            return log;
        }
    }

    /** The message once more, if it is in the log of that subscription. */
    static boolean again(Connection connection, UUID subscription, UUID delivery, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                UPDATE webhook_delivery SET status = 'waiting', attempts = 0, next_attempt_at = ?
                WHERE id = ? AND subscription_id = ?
                """)) {
            statement.setObject(1, utc(now));
            statement.setObject(2, delivery);
            statement.setObject(3, subscription);
            return statement.executeUpdate() > 0;
        }
    }

    static void purge(Connection connection, Instant before) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("DELETE FROM webhook_delivery WHERE status <> 'waiting' AND created_at < ?")) {
            statement.setObject(1, utc(before));
            statement.executeUpdate();
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
