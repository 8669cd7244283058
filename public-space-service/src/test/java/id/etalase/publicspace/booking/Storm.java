package id.etalase.publicspace.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Many people at once at the door of one session, at all replicas in turn, and somebody who counts heads all the while. */
final class Storm {

    private static final int CLIENTS = 48;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final List<URI> replicas;
    private final DataSource database;
    private final UUID session;
    private final String token;
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    Storm(List<URI> replicas, DataSource database, String session, String token) {
        this.replicas = replicas;
        this.database = database;
        this.session = UUID.fromString(session);
        this.token = token;
    }

    /**
     * Runs the whole storm: first groups that hold, book, reduce, confirm, cancel and wait; then single visitors only.
     *
     * @return the most heads that were ever seen in the session
     */
    int run(int requests, long seed) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService counting = Executors.newSingleThreadExecutor();
        Future<Integer> most = counting.submit(() -> countUntil(over));
        try {
            all(requests, seed, this::groups);
            settle();
            all(requests / 2, seed + 1, random -> book("{\"public\": 1}", false));
        } finally {
            over.set(true);
            counting.shutdown();
        }
        try {
            return Math.max(most.get(), heads());
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How often each answer was given, by status and code. */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Heads that have places, counted from the bookings. */
    int heads() {
        return number("select coalesce(sum(heads), 0) from booking where session_id = ? and (status in ('CONFIRMED', "
                + "'CHECKED_IN') or status in ('HELD', 'OFFERED') and held_until > now())");
    }

    /** The same as the session's own row has it. */
    int taken() {
        return number("select taken from session where id = ?");
    }

    private JsonNode groups(Random random) {
        int heads = 1 + random.nextInt(10);
        JsonNode booking = book("{\"public\": " + heads + "}", random.nextBoolean());
        if (booking == null) {
            return random.nextInt(4) == 0
                    ? post("/v1/waitlist-entries", body("{\"public\": " + heads + "}", false), "wait")
                    : null;
        }
        String address = "/v1/bookings/" + booking.get("id").asText();
        switch (random.nextInt(4)) {
            case 0 -> post(address + "/cancellations", "{}", "cancel");
            case 1 -> post(address + "/confirmations", null, "confirm");
            case 2 -> {
                if (heads > 1) {
                    reduce(address, heads - 1);
                }
            }
            default -> {
                // They keep what they have.
            }
        }
        return booking;
    }

    /** Everybody who holds or is offered places gives them back, and who waits leaves: only single visitors will ask. */
    private void settle() {
        for (int round = 0; round < 100; round++) {
            List<UUID> open = ids("select id from booking where session_id = ? and status in ('HELD', 'OFFERED', 'WAITING')");
            if (open.isEmpty()) {
                return;
            }
            open.forEach(id -> post("/v1/bookings/" + id + "/cancellations", "{}", "cancel"));
        }
        throw new AssertionError("The waiting list does not end");
    }

    private JsonNode book(String party, boolean hold) {
        return post("/v1/bookings", body(party, hold), "book");
    }

    private String body(String party, boolean hold) {
        return "{\"session\": \"" + session + "\", \"party\": " + party + ", \"hold\": " + hold + "}";
    }

    private void reduce(String address, int heads) {
        HttpResponse<String> seen = send(HttpRequest.newBuilder(next().resolve(address)).GET());
        if (seen.statusCode() == 200) {
            HttpResponse<String> reduced = send(HttpRequest.newBuilder(next().resolve(address))
                    .header("Content-Type", "application/merge-patch+json")
                    .header("If-Match", seen.headers().firstValue("ETag").orElseThrow())
                    .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"party\": {\"public\": " + heads + "}}")));
            note("reduce", reduced);
        }
    }

    /** Sends until the service is not too busy, each time with the same key; null when the answer is no. */
    private JsonNode post(String path, String body, String what) {
        String key = UUID.randomUUID().toString();
        while (true) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(next().resolve(path))
                    .header("Content-Type", "application/json").header("Idempotency-Key", key)
                    .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
            note(what, answer);
            if (answer.statusCode() != 503) {
                return answer.statusCode() < 300 ? read(answer) : null;
            }
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Authorization", "Bearer " + token).timeout(Duration.ofSeconds(60)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void note(String what, HttpResponse<String> answer) {
        JsonNode code = answer.statusCode() < 400 ? null : read(answer).get("code");
        answers.merge(what + " " + answer.statusCode() + (code == null ? "" : " " + code.asText()), 1, Integer::sum);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI next() {
        return replicas.get(Math.floorMod(turn.getAndIncrement(), replicas.size()));
    }

    private interface Visitor {
        JsonNode act(Random random);
    }

    private void all(int requests, long seed, Visitor visitor) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<JsonNode>> calls = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                Random random = new Random(seed * 1_000 + i);
                calls.add(() -> visitor.act(random));
            }
            for (Future<JsonNode> done : clients.invokeAll(calls)) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
        } finally {
            clients.shutdown();
        }
    }

    private int countUntil(AtomicBoolean over) {
        int most = 0;
        while (!over.get()) {
            most = Math.max(most, heads());
        }
        return most;
    }

    private int number(String query) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, session);
            try (ResultSet row = statement.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<UUID> ids(String query) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, session);
            List<UUID> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
