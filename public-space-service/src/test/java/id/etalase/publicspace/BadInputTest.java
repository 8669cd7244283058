package id.etalase.publicspace;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/**
 * Whatever is wrong with a request gets its problem document, and nothing is stored or published. The first tests go through
 * every operation of the API document, so that a new one is tried too.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class BadInputTest {

    private static final List<String> BAD_BODIES = List.of("{", "[]", "5", "\u0000", "{\"nonsense\": 1}",
            "{\"a\": 1, \"a\": 2}");

    @Inject
    AgroalDataSource database;

    /**
     * An operation of the API document.
     *
     * @param roles that may call it; empty when everybody may who has a token, or everybody
     * @param open to callers without a token
     */
    record Call(String name, String method, String path, List<String> roles, boolean open, String bodyType) {

        Response send(RequestSpecification request) {
            return request.request(method, path);
        }

        RequestSpecification allowed() {
            RequestSpecification request = given().header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"x\"");
            return open ? request : request.auth().oauth2(Tokens.of(roles.isEmpty() ? "app" : roles.get(0)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Call> operations() throws IOException {
        JsonNode document = new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(operation -> {
            JsonNode body = operation.getValue().at("/requestBody/content");
            List<String> roles = new ArrayList<>();
            operation.getValue().at("/security/0/bearer").forEach(role -> roles.add(role.asText()));
            calls.add(new Call(operation.getValue().path("operationId").asText(), operation.getKey().toUpperCase(),
                    path.getKey().replaceAll("\\{(space|activity)}", "nothing").replaceAll("\\{[^}]*}",
                            "00000000-0000-7000-8000-000000000000"),
                    roles, operation.getValue().path("security").isEmpty(),
                    body.isEmpty() ? null : body.fieldNames().next()));
        }));
        assertThat(calls).hasSizeGreaterThan(40);
        return calls.stream();
    }

    static Stream<Call> writes() throws IOException {
        return operations().filter(call -> call.bodyType() != null);
    }

    static Stream<Call> guarded() throws IOException {
        return operations().filter(call -> !call.open());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void a_parameter_that_an_operation_does_not_know_is_refused(Call call) throws SQLException {
        String before = stored();
        call.send(call.allowed().contentType(call.bodyType() == null ? "application/json" : call.bodyType())
                .queryParam("nonsense", "1")).then().statusCode(400).contentType("application/problem+json");
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_body_that_is_not_what_is_asked_for_is_refused(Call call) throws SQLException {
        String before = stored();
        for (String body : BAD_BODIES) {
            Response answer = call.send(call.allowed().contentType(call.bodyType()).body(body));
            assertThat(answer.statusCode()).as("%s with %s", call, body).isBetween(400, 429);
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
        call.send(call.allowed().contentType("text/plain").body("text")).then().statusCode(415);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void without_a_token_or_with_another_role_nobody_comes_in(Call call) throws SQLException {
        String before = stored();
        String type = call.bodyType() == null ? "application/json" : call.bodyType();
        call.send(given().contentType(type).header("Idempotency-Key", UUID.randomUUID()).body("{}")).then().statusCode(401)
                .contentType("application/problem+json");
        if (!call.roles().isEmpty()) {
            call.send(given().auth().oauth2(Tokens.of("home-affairs")).contentType(type)
                    .header("Idempotency-Key", UUID.randomUUID()).body("{}")).then().statusCode(403)
                    .contentType("application/problem+json");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "FREQ=SECONDLY                        | rule-within-the-day",
            "FREQ=DAILY                           | rule-never-ends",
            "FREQ=DAILY;COUNT=3;BYSECOND=1,2,3    | rule-within-the-day",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3 | never-occurs",
            "FREQ=DAILY;COUNT=1000                | too-many-occurrences",
            "FREQ=YEARLY;COUNT=10                 | too-many-occurrences",
            "FREQ=YEARLY;UNTIL=20990101           | too-many-occurrences",
            "nonsense                             | not-a-recurrence-rule" })
    void a_rule_that_explodes_or_never_ends(String rule, String code) {
        Visits.desk().body("{\"activity\": \"%s\", \"startsOn\": \"%s\", \"time\": \"10:00\", \"rule\": \"%s\"}"
                .formatted(Visits.activity(10, ""), Visits.today().plusDays(1), rule.strip())).post("/v1/sessions").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItem(at("/rule", code)));
    }

    @Test
    void a_session_in_the_past_and_a_booking_of_one_that_has_begun() {
        String activity = Visits.activity(10, "");
        Visits.desk().body("{\"activity\": \"%s\", \"startsOn\": \"2020-01-01\", \"time\": \"10:00\"}".formatted(activity))
                .post("/v1/sessions").then().spec(problem(409, "no-session-possible"))
                .body("skipped.reason", contains("in-the-past"));
        String session = Visits.session(activity);
        TestClock.putForward(java.time.Duration.ofDays(2));
        try {
            Visits.book(session, "{\"public\": 1}", false).then().spec(problem(409, "booking-not-open"));
        } finally {
            TestClock.reset();
        }
    }

    @Test
    void numbers_that_are_no_heads() {
        String session = Visits.session(Visits.activity(10, ""));
        for (String heads : List.of("0", "-1", "1e9", "99999999999", "\"2\"", "true", "2.5")) {
            Visits.book(session, "{\"public\": " + heads + "}", false).then().statusCode(400)
                    .contentType("application/problem+json");
        }
        assertThat(Visits.free(session)).isEqualTo(10);
    }

    /** How many rows each table has, and how far the events are. */
    private String stored() throws SQLException {
        StringBuilder counts = new StringBuilder();
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            for (String table : List.of("space", "opening_layer", "activity", "session", "space_use", "booking", "check_in",
                    "visitor_contact", "contact_reading", "feedback", "closure", "space_request", "outbox_stream")) {
                try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.append(table).append(' ').append(row.getLong(1)).append(' ');
                }
            }
        }
        return counts.toString();
    }
}
