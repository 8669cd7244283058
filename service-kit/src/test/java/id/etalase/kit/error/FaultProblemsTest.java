package id.etalase.kit.error;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class FaultProblemsTest {

    @Inject
    AgroalDataSource database;
    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int poolSize;

    @ParameterizedTest
    @CsvSource({ "55P03, 503, busy", "40001, 503, busy", "40P01, 503, busy", "57014, 503, busy",
            "08006, 503, database-unavailable", "57P01, 503, database-unavailable", "53300, 503, database-unavailable",
            "23505, 409, already-exists", "23P01, 409, already-exists", "22001, 400, invalid-request",
            "42P01, 500, internal-error", "23502, 500, internal-error" })
    void a_no_of_the_database_is_told_without_its_words(String state, int status, String code) {
        given().get("/v1/faults/states/" + state).then().spec(problem(status, code)).body(not(containsString("secret")));
    }

    @Test
    void what_a_repeat_may_cure_says_when() {
        given().get("/v1/faults/states/40001").then().header("Retry-After", "1");
        given().get("/v1/faults/states/08006").then().header("Retry-After", "5");
    }

    @ParameterizedTest
    @CsvSource({ "null, 500, internal-error", "io, 500, internal-error", "deep, 500, internal-error", "pool, 503, busy",
            "teapot, 418, malformed-request", "bad-gateway, 500, internal-error" })
    void what_nobody_foresaw_is_told_without_a_word_of_it(String kind, int status, String code) {
        given().get("/v1/faults/kinds/" + kind).then().spec(problem(status, code)).body(not(containsString("secret")));
    }

    @Test
    void a_change_that_lost_the_race_is_a_412() {
        given().get("/v1/faults/lost/" + aNote()).then().spec(problem(412, "stale-version"));
    }

    @Test
    void a_row_that_stays_locked_is_a_503() throws SQLException {
        UUID id = aNote();
        try (Connection other = database.getConnection();
                var lock = other.prepareStatement("select 1 from note where id = ? for update")) {
            other.setAutoCommit(false);
            lock.setObject(1, id);
            lock.execute();

            given().get("/v1/faults/locked/" + id).then().spec(problem(503, "busy"));

            other.rollback();
        }
        given().get("/v1/faults/locked/" + id).then().statusCode(200);
    }

    @Test
    void an_exhausted_pool_is_a_503() throws SQLException {
        UUID id = aNote();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < poolSize; i++) {
                all.add(database.getConnection());
            }

            given().get("/v1/notes/" + id).then().spec(problem(503, "database-unavailable")).header("Retry-After", "5");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        given().get("/v1/notes/" + id).then().statusCode(200);
    }

    @Test
    void a_character_that_slipped_through_is_still_a_400() {
        given().get("/v1/faults/unstorable").then().spec(problem(400, "invalid-request"));
    }

    private static UUID aNote() {
        return UUID.fromString(given().auth().oauth2(Tokens.of("app")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json").body("{\"title\":\"x\"}").post("/v1/notes").path("id"));
    }
}
