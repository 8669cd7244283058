package id.etalase.kit.idempotency;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
        return !tryLock(List.of(new IdempotentRequest.Name(caller, key.value()))).isEmpty();
    }

    /** The same for many, in one round trip: those that nobody else works on. */
    Set<IdempotentRequest.Name> tryLock(List<IdempotentRequest.Name> names) throws SQLException {
        Set<IdempotentRequest.Name> locked = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select n from unnest(?) with ordinality as name(lock, n)
                        where pg_try_advisory_xact_lock(hashtextextended(lock, 0))""")) {
            query.setArray(1,
                    connection.createArrayOf("text", names.stream().map(IdempotentRequest.Name::lock).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    locked.add(names.get(rows.getInt(1) - 1));
                }
            }
        }
        return locked;
    }

    Optional<Found> find(String caller, IdempotencyKey key) throws SQLException {
        return find(Set.of(new IdempotentRequest.Name(caller, key.value()))).values().stream().findFirst();
    }

    /** The records in force of these names. */
    Map<IdempotentRequest.Name, Found> find(Set<IdempotentRequest.Name> names) throws SQLException {
        Map<IdempotentRequest.Name, Found> found = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select name.caller, name.key, fingerprint, status, headers, body
                        from unnest(?, ?) as name(caller, key), lateral (select * from idempotency_record kept
                            where kept.caller = name.caller and kept.key = name.key and created_at > ? limit 1) kept""")) {
            query.setArray(1,
                    connection.createArrayOf("text", names.stream().map(IdempotentRequest.Name::caller).toArray()));
            query.setArray(2, connection.createArrayOf("text", names.stream().map(IdempotentRequest.Name::key).toArray()));
            query.setTimestamp(3, Timestamp.from(oldest()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(new IdempotentRequest.Name(row.getString(1), row.getString(2)), new Found(row.getString(3),
                            new StoredAnswer(row.getInt(4), read(row.getString(5)), row.getBytes(6))));
                }
            }
        }
        return found;
    }

    /** Keeps an answer; a record of the same key that is no longer in force gives way. */
    void add(IdempotentRequest request, StoredAnswer answer) throws SQLException {
        add(Map.of(request, answer));
    }

    /** The same for many, in one round trip. */
    void add(Map<IdempotentRequest, StoredAnswer> answers) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into idempotency_record (caller, key, fingerprint, status, headers, body, created_at)
                        values (?, ?, ?, ?, ?::jsonb, ?, ?)
                        on conflict (caller, key) do update set fingerprint = excluded.fingerprint,
                            status = excluded.status, headers = excluded.headers, body = excluded.body,
                            created_at = excluded.created_at
                        where idempotency_record.created_at <= ?""")) {
            for (var one : answers.entrySet()) {
                IdempotentRequest request = one.getKey();
                insert.setString(1, request.caller());
                insert.setString(2, request.key().value());
                insert.setString(3, request.fingerprint());
                insert.setInt(4, one.getValue().status());
                insert.setString(5, write(one.getValue().headers()));
                insert.setBytes(6, one.getValue().body());
                insert.setTimestamp(7, Timestamp.from(clock.instant()));
                insert.setTimestamp(8, Timestamp.from(oldest()));
                insert.addBatch();
            }
            // The lock of each key makes this unthinkable; the primary key stands below it.
            if (IntStream.of(insert.executeBatch()).anyMatch(rows -> rows != 1)) {
                throw new SQLException("A second answer for an idempotency key", "23505");
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
