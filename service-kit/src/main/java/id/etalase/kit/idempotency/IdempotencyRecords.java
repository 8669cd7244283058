package id.etalase.kit.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.agroal.api.AgroalDataSource;

/**
 * The table {@code idempotency_record}, used inside the transaction in progress. Its definition, for the migration of each
 * service, stands in the README of this module.
 */
@Singleton
class IdempotencyRecords {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {
    };

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration keep;

    IdempotencyRecords(AgroalDataSource database, ObjectMapper json, Clock clock,
            @ConfigProperty(name = "etalase.idempotency.keep", defaultValue = "24h") Duration keep) {
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.keep = keep;
    }

    /** A record that is in force. */
    record Found(String fingerprint, StoredAnswer answer) {
    }

    /** Whether nobody else works on this key now; until the transaction ends nobody else can. */
    boolean tryLock(String caller, IdempotencyKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection
                        .prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            query.setString(1, "idempotency " + caller + ' ' + key.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    Optional<Found> find(String caller, IdempotencyKey key) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select fingerprint, status, headers, body from idempotency_record
                        where caller = ? and key = ? and created_at > ?""")) {
            query.setString(1, caller);
            query.setString(2, key.value());
            query.setTimestamp(3, Timestamp.from(oldest()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Found(row.getString(1),
                        new StoredAnswer(row.getInt(2), read(row.getString(3)), row.getBytes(4)))) : Optional.empty();
            }
        }
    }

    /** Keeps an answer; a record of the same key that is no longer in force gives way. */
    void add(String caller, IdempotencyKey key, String fingerprint, StoredAnswer answer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into idempotency_record (caller, key, fingerprint, status, headers, body, created_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (caller, key) do update set fingerprint = excluded.fingerprint,
                            status = excluded.status, headers = excluded.headers, body = excluded.body,
                            created_at = excluded.created_at
                        where idempotency_record.created_at <= ?""")) {
            insert.setString(1, caller);
            insert.setString(2, key.value());
            insert.setString(3, fingerprint);
            insert.setInt(4, answer.status());
            insert.setString(5, write(answer.headers()));
            insert.setBytes(6, answer.body());
            insert.setTimestamp(7, Timestamp.from(clock.instant()));
            insert.setTimestamp(8, Timestamp.from(oldest()));
            if (insert.executeUpdate() != 1) {
                throw new SQLException("A second answer for the idempotency key " + key.value(), "23505");
            }
        }
    }

    /** Removes what is no longer in force. */
    int purge() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from idempotency_record where created_at <= ?")) {
            delete.setTimestamp(1, Timestamp.from(oldest()));
            return delete.executeUpdate();
        }
    }

    private Instant oldest() {
        return clock.instant().minus(keep);
    }

    private String write(Map<String, String> headers) {
        try {
            return json.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Headers are always JSON", e);
        }
    }

    private Map<String, String> read(String headers) {
        try {
            return json.readValue(headers, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The headers of an idempotency record are damaged", e);
        }
    }
}
