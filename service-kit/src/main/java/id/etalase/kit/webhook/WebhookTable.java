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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The SQL of the webhooks. */
final class WebhookTable {

    private static final String INSERT = """
            INSERT INTO webhook_subscription (id, owner, readers, url, types, secret, status, cursor, created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?)
            """;
    private static final String UPDATE = """
            UPDATE webhook_subscription
            SET secret = ?, previous_secret = ?, previous_until = ?, status = ?, reason = ?, cursor = ?, version = version + 1
            WHERE id = ?
            """;
    private static final String ENQUEUE = """
            INSERT INTO webhook_delivery (subscription_id, message_id, type, body, status, next_attempt_at, created_at)
            VALUES (?, ?, ?, ?, 'waiting', ?, ?)
            ON CONFLICT (subscription_id, message_id) DO UPDATE
            SET status = 'waiting', attempts = 0, next_attempt_at = excluded.next_attempt_at
            WHERE webhook_delivery.status <> 'waiting' AND ?
            """;
    /* Rows that another replica is taking at this moment are passed over; those it has taken are leased. */
    private static final String TAKE = """
            UPDATE webhook_delivery SET leased_until = ?
            WHERE id IN (SELECT delivery.id FROM webhook_delivery delivery
                         JOIN webhook_subscription subscription ON subscription.id = subscription_id
                         WHERE delivery.status = 'waiting' AND next_attempt_at <= ? AND subscription.status = 'active'
                           AND (leased_until IS NULL OR leased_until <= ?)
                         ORDER BY next_attempt_at LIMIT ? FOR UPDATE OF delivery SKIP LOCKED)
            RETURNING id, subscription_id, message_id, type, body, attempts
            """;
    private static final String OUTCOME = """
            UPDATE webhook_delivery
            SET status = ?, attempts = attempts + 1, next_attempt_at = ?, last_attempt_at = ?, last_outcome = ?,
                leased_until = NULL
            WHERE id = ? AND leased_until IS NOT NULL
            """;

    private WebhookTable() {
    }

    static void insert(Connection connection, Subscription it) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setObject(1, it.id());
            statement.setString(2, it.owner());
            statement.setArray(3, connection.createArrayOf("text", it.readers().toArray()));
            statement.setString(4, it.url());
            statement.setArray(5, connection.createArrayOf("text", it.types().toArray()));
            statement.setString(6, it.secret());
            statement.setString(7, it.cursor());
            statement.setObject(8, utc(it.createdAt()));
            statement.executeUpdate();
        }
    }

    static void update(Connection connection, Subscription it) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setString(1, it.secret());
            statement.setString(2, it.previousSecret());
            statement.setObject(3, utc(it.previousUntil()));
            statement.setString(4, it.status().name().toLowerCase(java.util.Locale.ROOT));
            statement.setString(5, it.reason());
            statement.setString(6, it.cursor());
            statement.setObject(7, it.id());
            statement.executeUpdate();
        }
    }

    /** Locked until the transaction ends. */
    static Optional<Subscription> lock(Connection connection, UUID id) throws SQLException {
        return select(connection, "WHERE id = ? FOR UPDATE", id).stream().findFirst();
    }

    static Optional<Subscription> find(Connection connection, UUID id) throws SQLException {
        return select(connection, "WHERE id = ?", id).stream().findFirst();
    }

    static List<Subscription> ofOwner(Connection connection, String owner) throws SQLException {
        return select(connection, "WHERE owner = ? ORDER BY id", owner);
    }

    /** Locked until the transaction ends; empty also while another replica is at it. */
    static Optional<Subscription> lockActive(Connection connection, UUID id) throws SQLException {
        return select(connection, "WHERE id = ? AND status = 'active' FOR UPDATE SKIP LOCKED", id).stream().findFirst();
    }

    static List<UUID> active(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT id FROM webhook_subscription WHERE status = 'active' ORDER BY id");
                ResultSet row = statement.executeQuery()) {
            List<UUID> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        }
    }

    static void delete(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM webhook_subscription WHERE id = ?")) {
            statement.setObject(1, id);
            statement.executeUpdate();
        }
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

    static List<Delivery> take(Connection connection, Instant now, Duration lease, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setObject(1, utc(now.plus(lease)));
            statement.setObject(2, utc(now));
            statement.setObject(3, utc(now));
            statement.setInt(4, limit);
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

    private static List<Subscription> select(Connection connection, String where, Object parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM webhook_subscription " + where)) {
            statement.setObject(1, parameter);
            List<Subscription> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(subscription(row));
                }
            }
            return found;
        }
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(row.getObject("id", UUID.class), row.getString("owner"), texts(row, "readers"),
                row.getString("url"), texts(row, "types"), row.getString("secret"), row.getString("previous_secret"),
                instant(row, "previous_until"),
                Subscription.Status.valueOf(row.getString("status").toUpperCase(java.util.Locale.ROOT)),
                row.getString("reason"), row.getString("cursor"), instant(row, "created_at"), row.getLong("version"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
