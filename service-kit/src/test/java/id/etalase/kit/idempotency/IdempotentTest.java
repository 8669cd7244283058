package id.etalase.kit.idempotency;

import static id.etalase.testkit.Problems.header;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.sample.SetClock;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class IdempotentTest {

    @Inject
    AgroalDataSource database;
    @Inject
    SetClock clock;
    @Inject
    IdempotencyRecords records;
    @Inject
    IdempotentRequests together;

    private final String key = UUID.randomUUID().toString();
    private final String title = "T" + key.substring(0, 12);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_repeat_gets_the_same_answer_and_makes_nothing_new() throws SQLException {
        Response first = create(key, title);

        Response second = create(key, title);

        assertThat(second.statusCode()).isEqualTo(first.statusCode()).isEqualTo(201);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag")).startsWith("\"");
        assertThat(second.header("Location")).isEqualTo(first.header("Location")).startsWith("/v1/notes/");
        assertThat(second.contentType()).isEqualTo(first.contentType());
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(notes(title)).isOne();
    }

    @Test
    void white_space_and_the_order_of_members_do_not_make_another_request() {
        asApp(key).body("{\"title\":\"" + title + "\",\"stars\":3}").post("/v1/notes").then().statusCode(201);

        asApp(key).body("{ \"stars\": 3,\n \"title\": \"" + title + "\"}").post("/v1/notes").then()
                .statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void fifty_requests_at_once_with_one_key_make_one_thing() throws Exception {
        List<Response> answers = atOnce(50, () -> create(key, title));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201, 409).contains(201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409)
                .allSatisfy(answer -> answer.then().spec(problem(409, "idempotency-key-in-use")).header("Retry-After", "1"));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).extracting(Response::asString)
                .containsOnly(create(key, title).asString());
        assertThat(notes(title)).isOne();
    }

    @Test
    void an_answer_carries_the_version_of_after_the_change() {
        String id = create(key, title).path("id");
        String before = given().get("/v1/notes/" + id).header("ETag");

        Response stamped = asApp(key + "s").post("/v1/notes/" + id + "/stamps");

        stamped.then().statusCode(200).body("edits", equalTo(1));
        assertThat(stamped.header("ETag")).isEqualTo(given().get("/v1/notes/" + id).header("ETag")).isNotEqualTo(before);
    }

    @Test
    void the_key_of_another_request_is_refused() {
        create(key, title);

        create(key, "another").then().spec(problem(422, "idempotency-key-reused"));
        asApp(key).post("/v1/notes/" + UUID.randomUUID() + "/stamps").then()
                .spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void a_repeat_is_told_to_wait_while_the_first_still_runs() throws SQLException {
        String caller = new Digest().with("app").with(subjectOfApp()).hex();
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            lock(other, "idempotency " + caller + ' ' + key);

            create(key, title).then().spec(problem(409, "idempotency-key-in-use"));

            other.rollback();
        }
        create(key, title).then().statusCode(201);
    }

    @Test
    void a_no_of_the_domain_is_kept_too() throws SQLException {
        String refused = "refuse " + key.substring(0, 8);
        Response first = create(key, refused);

        Response second = create(key, refused);

        first.then().spec(problem(409, "board-full")).body("missing", contains("room"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(second.contentType()).isEqualTo("application/problem+json");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(notes(refused)).isZero();
    }

    @Test
    void what_a_repeat_may_cure_is_not_kept() throws SQLException {
        asApp(key).body("{\"title\":\"\"}").post("/v1/notes").then().spec(problem(400, "invalid-request"));
        given().header("Idempotency-Key", key).contentType("application/json").body("{}").post("/v1/notes").then()
                .spec(problem(401, "token-required"));
        asApp(key).body("{\"title\":\"crash\"}").post("/v1/notes").then().spec(problem(500, "internal-error"));
        assertThat(kept(key)).isZero();

        create(key, title).then().statusCode(201);
    }

    @Test
    void a_key_belongs_to_one_caller() {
        Response mine = create(key, title);

        Response theirs = given().auth().oauth2(Tokens.of("app", Map.of("sub", "someone-else")))
                .header("Idempotency-Key", key).contentType("application/json")
                .body("{\"title\":\"" + title + "2\"}").post("/v1/notes");

        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(theirs.<String> path("id")).isNotEqualTo(mine.path("id"));
    }

    @Test
    void a_request_without_a_proper_key_is_refused() {
        RequestSpecification keyless = given().auth().oauth2(Tokens.of("app")).contentType("application/json")
                .body("{\"title\":\"" + title + "\"}");

        keyless.post("/v1/notes").then().spec(problem(400, "idempotency-key-required"));
        for (String bad : List.of("x".repeat(256), "two words", "schlüssel")) {
            create(bad, title).then().spec(problem(400, "invalid-request"))
                    .body("errors", contains(header("Idempotency-Key", "not-a-key")));
        }
        create("x".repeat(255), title).then().statusCode(201);
    }

    @Test
    void a_record_is_in_force_for_a_day_and_is_then_removed() throws SQLException {
        create(key, title);
        String old = create(key + "old", title + "old").path("id");
        clock.putForward(Duration.ofHours(23));
        create(key, title).then().statusCode(201).header("Idempotency-Replayed", "true");

        clock.putForward(Duration.ofHours(1));

        create(key, title + "x").then().statusCode(201).body("id", startsWith("0")).header("Idempotency-Replayed",
                (String) null);
        assertThat(kept(key + "old")).isOne();
        records.purge();
        assertThat(kept(key + "old")).isZero();
        assertThat(kept(key)).isOne();
        given().get("/v1/notes/" + old).then().statusCode(200);
    }

    @Test
    void requests_that_are_worked_off_together_get_an_answer_each() {
        IdempotentRequest first = request("1", "first");
        IdempotentRequest sameAtOnce = request("1", "first");
        IdempotentRequest refused = request("2", "second");
        IdempotentRequest cured = request("3", "third");
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(together.answered(List.of(first, sameAtOnce, refused, cured))).containsOnlyKeys(sameAtOnce)
                    .extractingByKey(sameAtOnce).extracting(jakarta.ws.rs.core.Response::getStatus).isEqualTo(409);
            together.keep(Map.of(first, jakarta.ws.rs.core.Response.status(201).entity(Map.of("number", 1)).build(), refused,
                    together.refused(refused, new Conflict("board-full", Map.of("limit", 7))), cured,
                    together.refused(cured, new RequestProblem("invalid-request"))));
        });
        IdempotentRequest otherContent = request("2", "changed");

        Map<IdempotentRequest, jakarta.ws.rs.core.Response> repeated = QuarkusTransaction.requiringNew()
                .call(() -> together.answered(List.of(first, otherContent, cured)));

        assertThat(repeated).containsOnlyKeys(first, otherContent);
        assertThat(repeated.get(first).getStatus()).isEqualTo(201);
        assertThat(repeated.get(first).getHeaderString("Idempotency-Replayed")).isEqualTo("true");
        assertThat(repeated.get(first).getEntity()).isEqualTo("{\"number\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(repeated.get(otherContent).getStatus()).isEqualTo(422);
    }

    @Test
    void keys_of_a_round_that_fails_are_free_again() {
        IdempotentRequest request = request("1", "first");
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
            together.answered(List.of(request));
            together.keep(Map.of(request, jakarta.ws.rs.core.Response.status(201).build()));
            throw new IllegalArgumentException("One of them is at fault");
        })).hasStackTraceContaining("One of them is at fault");

        Map<IdempotentRequest, jakarta.ws.rs.core.Response> known = QuarkusTransaction.requiringNew()
                .call(() -> together.answered(List.of(request)));

        assertThat(known).isEmpty();
    }

    private IdempotentRequest request(String number, String content) {
        return new IdempotentRequest("caller", new IdempotencyKey(key + number), content, null);
    }

    private Response create(String withKey, String withTitle) {
        return asApp(withKey).body("{\"title\":\"" + withTitle + "\"}").post("/v1/notes");
    }

    private static RequestSpecification asApp(String withKey) {
        return given().auth().oauth2(Tokens.of("app")).header("Idempotency-Key", withKey).contentType("application/json");
    }

    private static String subjectOfApp() {
        String payload = Tokens.of("app").split("\\.")[1];
        return io.restassured.path.json.JsonPath.from(new String(java.util.Base64.getUrlDecoder().decode(payload)))
                .getString("sub");
    }

    private int notes(String withTitle) throws SQLException {
        return count("select count(*) from note where title = ?", withTitle);
    }

    private int kept(String withKey) throws SQLException {
        return count("select count(*) from idempotency_record where key = ?", withKey);
    }

    private int count(String sql, String argument) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static void lock(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            lock.execute();
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<T>> running = IntStream.range(0, times).mapToObj(i -> threads.submit(() -> {
                start.await();
                return task.call();
            })).toList();
            start.countDown();
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
