package id.etalase.kit.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The SQL of the subscriptions. The version is that of what a client sees: the place in the log, which moves with every
 * event, leaves it alone.
 */
final class SubscriptionTable {

    private static final String INSERT = """
            INSERT INTO webhook_subscription (id, owner, readers, url, types, secret, status, cursor, created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'active', ?, ?)
            """;
    private static final String ROTATE = """
            UPDATE webhook_subscription
            SET previous_secret = secret, secret = ?, previous_until = ?, version = version + 1 WHERE id = ?
            """;
    private static final String RESUME = """
            UPDATE webhook_subscription SET status = 'active', reason = NULL, version = version + 1
            WHERE id = ? AND status = 'paused'
            """;
    private static final String PAUSE = """
            UPDATE webhook_subscription SET status = 'paused', reason = ?, version = version + 1
            WHERE id = ? AND status = 'active'
            """;

    private SubscriptionTable() {
    }

    static void insert(Connection connection, Subscription it) throws SQLException {
        update(connection, INSERT, it.id(), it.owner(), connection.createArrayOf("text", it.readers().toArray()), it.url(),
                connection.createArrayOf("text", it.types().toArray()), it.secret(), it.cursor(), utc(it.createdAt()));
    }

    /** Whoever else adds one for that client waits until the transaction ends: then all are counted. */
    static void lockThoseOf(Connection connection, String owner) throws SQLException {
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, "webhooks of " + owner);
            statement.execute();
        }
    }

    /** The secret becomes the previous one, which signs too until then. */
    static void rotate(Connection connection, UUID id, String secret, Instant previousUntil) throws SQLException {
        update(connection, ROTATE, secret, utc(previousUntil), id);
    }

    static void resume(Connection connection, UUID id) throws SQLException {
        update(connection, RESUME, id);
    }

    /** False when it was paused already or is not there any more. */
    static boolean pause(Connection connection, UUID id, String reason) throws SQLException {
        return update(connection, PAUSE, reason, id) > 0;
    }

    static void move(Connection connection, UUID id, String cursor) throws SQLException {
        update(connection, "UPDATE webhook_subscription SET cursor = ? WHERE id = ?", cursor, id);
    }

    /** Those with a secret that does not begin like this; locked, and without those that another replica has locked. */
    static List<Subscription> lockNotSealedBy(Connection connection, String prefix) throws SQLException {
        return select(connection, """
                WHERE NOT starts_with(secret, ?) OR NOT starts_with(previous_secret, ?) ORDER BY id FOR UPDATE SKIP LOCKED
                """, prefix, prefix);
    }

    /** Other text for the same secrets. */
    static void seal(Connection connection, UUID id, String secret, @Nullable String previous) throws SQLException {
        update(connection, "UPDATE webhook_subscription SET secret = ?, previous_secret = ? WHERE id = ?", secret, previous,
                id);
    }

    static void delete(Connection connection, UUID id) throws SQLException {
        update(connection, "DELETE FROM webhook_subscription WHERE id = ?", id);
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

    static List<Subscription> active(Connection connection) throws SQLException {
        return select(connection, "WHERE status = ? ORDER BY id", "active");
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    private static List<Subscription> select(Connection connection, String where, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT * FROM webhook_subscription " + where)) {
            set(statement, values);
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
        OffsetDateTime previousUntil = row.getObject("previous_until", OffsetDateTime.class);
        return new Subscription(row.getObject("id", UUID.class), row.getString("owner"), texts(row, "readers"),
                row.getString("url"), texts(row, "types"), row.getString("secret"), row.getString("previous_secret"),
                instant(previousUntil), Subscription.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"), row.getString("cursor"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getLong("version"));
    }

    private static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime value) {
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
