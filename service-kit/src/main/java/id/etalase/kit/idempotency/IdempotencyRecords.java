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
import java.util.Set;
import java.util.function.Function;

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

    /*
     * Two statements in one round trip, since each sees what was committed before it began: what the former holder of a lock
     * has kept is there for whoever looks once the lock is had, and might not be for one that locks and looks at once.
     */
    private static final String CLAIM = """
            select n from unnest(?) with ordinality as name(lock, n)
            where pg_try_advisory_xact_lock(hashtextextended(lock, 0));
            select name.n, fingerprint, status, headers, body
            from unnest(?, ?) with ordinality as name(caller, key, n), lateral (select * from idempotency_record kept
                where kept.caller = name.caller and kept.key = name.key and created_at > ? limit 1) kept""";

    private static final String ADD = """
            insert into idempotency_record (caller, key, fingerprint, status, headers, body, created_at)
            select caller, key, fingerprint, status, headers::jsonb, body, ?
            from unnest(?, ?, ?, ?, ?, ?) as answer(caller, key, fingerprint, status, headers, body)
            on conflict (caller, key) do update set fingerprint = excluded.fingerprint,
                status = excluded.status, headers = excluded.headers, body = excluded.body,
                created_at = excluded.created_at
            where idempotency_record.created_at <= ?""";

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

    /**
     * What came of asking for names.
     *
     * @param ours those that nobody else works on now; until the transaction ends nobody else can
     * @param found the records in force of ours
     */
    record Claim(Set<IdempotentRequest.Name> ours, Map<IdempotentRequest.Name, Found> found) {
    }

    Claim claim(IdempotentRequest.Name name) throws SQLException {
        return claim(List.of(name));
    }

    /** Takes these names, then reads their records, in one round trip. */
    Claim claim(List<IdempotentRequest.Name> names) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(CLAIM)) {
            column(query, 1, "text", names, IdempotentRequest.Name::lock);
            column(query, 2, "text", names, IdempotentRequest.Name::caller);
            column(query, 3, "text", names, IdempotentRequest.Name::key);
            query.setTimestamp(4, Timestamp.from(oldest()));
            query.execute();
            Set<IdempotentRequest.Name> ours = new HashSet<>();
            try (ResultSet row = query.getResultSet()) {
                while (row.next()) {
                    ours.add(names.get(row.getInt(1) - 1));
                }
            }
            query.getMoreResults();
            Map<IdempotentRequest.Name, Found> found = new HashMap<>();
            try (ResultSet row = query.getResultSet()) {
                while (row.next()) {
                    found.put(names.get(row.getInt(1) - 1), new Found(row.getString(2),
                            new StoredAnswer(row.getInt(3), read(row.getString(4)), row.getBytes(5))));
                }
            }
            found.keySet().retainAll(ours);
            return new Claim(ours, found);
        }
    }

    /** Keeps an answer; a record of the same key that is no longer in force gives way. */
    void add(IdempotentRequest request, StoredAnswer answer) throws SQLException {
        add(Map.of(request, answer));
    }

    /** The same for many, in one statement. */
    void add(Map<IdempotentRequest, StoredAnswer> answers) throws SQLException {
        if (answers.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            List<Map.Entry<IdempotentRequest, StoredAnswer>> all = List.copyOf(answers.entrySet());
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            column(insert, 2, "text", all, one -> one.getKey().caller());
            column(insert, 3, "text", all, one -> one.getKey().key().value());
            column(insert, 4, "text", all, one -> one.getKey().fingerprint());
            column(insert, 5, "int4", all, one -> one.getValue().status());
            column(insert, 6, "text", all, one -> write(one.getValue().headers()));
            // Of this type: the driver takes no bytes among objects.
            insert.setArray(7, connection.createArrayOf("bytea",
                    all.stream().map(one -> one.getValue().body()).toArray(byte[][]::new)));
            insert.setTimestamp(8, Timestamp.from(oldest()));
            // The lock of each key makes this unthinkable; the primary key stands below it.
            if (insert.executeUpdate() != answers.size()) {
                throw new SQLException("A second answer for an idempotency key", "23505");
            }
        }
    }

    private static <T> void column(PreparedStatement statement, int index, String type, List<T> rows,
            Function<T, Object> value) throws SQLException {
        statement.setArray(index, statement.getConnection().createArrayOf(type, rows.stream().map(value).toArray()));
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
