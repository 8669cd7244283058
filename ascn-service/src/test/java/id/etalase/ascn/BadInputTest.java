package id.etalase.ascn;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.administrator;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/** Whatever is wrong with a request gets its problem document, and nothing is stored or published. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class BadInputTest {

    private static final String GOOD = """
            {"city": "dki-jakarta", "name": {"id": "Nama", "en": "Name"}, "problem": {"en": "Floods."},
             "focusArea": "quality-environment", "since": "2025-01-01"}""";

    @Inject
    AgroalDataSource database;

    private String before;

    @BeforeEach
    void remember_what_is_stored() throws SQLException {
        before = stored();
    }

    @AfterEach
    void nothing_is_stored_and_nothing_will_be_published() throws SQLException {
        assertThat(stored()).isEqualTo(before);
    }

    private String stored() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("""
                        select (select count(*) from city) || ' ' || (select sum(version) from city) || ' '
                            || (select count(*) from project) || ' ' || (select sum(version) from project) || ' '
                            || (select count(*) from city_membership) || ' ' || (select count(*) from observation) || ' '
                            || (select count(*) from practice) || ' ' || (select count(*) from project_step) || ' '
                            || (select count(*) from outbox_event)""")) {
            counts.next();
            return counts.getString(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "null", "\"text\"", "{} {}", "{\"city\": }", "\u0000" })
    void what_is_no_project_at_all(String body) {
        officerOf("dki-jakarta").body(body).post("/v1/projects").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "\"dki-jakarta\" | 5", "\"dki-jakarta\" | \"dki\\u0000jakarta\"",
            "\"Name\" | \"\\u0000\"", "\"Name\" | [\"Name\"]", "\"2025-01-01\" | \"2025-02-30\"", "\"2025-01-01\" | 20250101",
            "\"2025-01-01\" | \"+999999999-12-31\"", "\"quality-environment\" | \"QUALITY_ENVIRONMENT\"",
            "\"quality-environment\" | 3", "\"since\": | \"in2018ActionPlan\": \"yes\", \"since\":",
            "\"since\": | \"milestones\": [null], \"since\":", "\"since\": | \"milestones\": {}, \"since\":",
            "\"since\": | \"aims\": [{}], \"since\":", "\"since\": | \"agreements\": [\"x\"], \"since\":",
            "\"since\": | \"technologies\": [\"Not A Word\"], \"since\":",
            "\"since\": | \"coordinates\": {\"latitude\": 1e999, \"longitude\": 1}, \"since\":",
            "\"since\": | \"coordinates\": {\"latitude\": 1}, \"since\":",
            "\"since\": | \"city\": \"makassar\", \"since\":" })
    void a_wrong_member_of_a_project(String good, String bad) {
        officerOf("dki-jakarta").body(GOOD.replace(good, bad)).post("/v1/projects").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1e400", "1e-400", "123456789012345678901234567890", "0.12345678901234567890", "\"5\"", "true",
            "{}" })
    void a_value_that_is_no_number_which_can_be_kept(String value) {
        officerOf("dki-jakarta").body("""
                {"indicator": "population", "method": 1, "city": "dki-jakarta", "period": "2001", "unit": "people",
                 "value": %s}""".formatted(value)).post("/v1/observations").then().spec(problem(400, "invalid-request"));
    }

    static Stream<String> badReads() {
        return Stream.of("/v1/projects?status=done", "/v1/projects?focusArea=all", "/v1/projects?asOf=yesterday",
                "/v1/projects?asOf=+999999999-12-31", "/v1/projects?q=%00", "/v1/projects?report=many",
                "/v1/projects?report=99999999999", "/v1/projects?datetime=2025-01-01/2024-01-01",
                "/v1/projects?bbox=-181,0,0,0", "/v1/projects?bbox=NaN,0,0,0", "/v1/projects?bbox=0,0,Infinity,0",
                "/v1/projects?format=pdf", "/v1/projects?sort=name", "/v1/projects?cursor=%00", "/v1/projects?limit=-1",
                "/v1/observations?from=x", "/v1/observations?from=2025-01-01&to=2024-01-01", "/v1/cities/%00",
                "/v1/observations?available=maybe", "/v1/observations?verification=true",
                "/v1/indicators/population/comparison?city=manila&city=manila&period=2020",
                "/v1/indicators/population/comparison?city=manila&city=atlantis&period=2020",
                "/v1/indicators/population/comparison?city=manila&city=hanoi&period=2020&method=0",
                "/v1/indicators/population/series", "/v1/indicators/population/series?city=manila&project=jaki",
                "/v1/indicators/population/tree-sum?project=jaki", "/v1/indicators/population/tree-sum?period=2020",
                "/v1/reports/changes", "/v1/reports/changes?since=2025-01-01&until=2024-01-01",
                "/v1/reports/cities?asOf=2022-08-32", "/v1/reports/growth?asOf=2022-08-31", "/v1/meetings?from=2025-02-30",
                "/v1/meetings?year=1", "/v1/meetings?from=2025-01-02&to=2025-01-01", "/v1/chairs?asOf=2023",
                "/v1/member-states?asOf=2023", "/v1/cities/dki-jakarta/similar?limit=3",
                "/v1/maps/collections/cities/items?limit=0", "/v1/maps/collections/cities/items?limit=10001",
                "/v1/maps/collections/cities/items?bbox=1,2,3,4,5", "/v1/maps/collections/cities/items?bbox=a,b,c,d",
                "/v1/maps/collections/cities/items?datetime=now", "/v1/maps/collections/cities/items?colour=red",
                "/v1/maps?f=html");
    }

    @ParameterizedTest
    @MethodSource("badReads")
    void a_wrong_parameter(String request) {
        given().urlEncodingEnabled(false).get(request.replace("+", "%2B")).then().statusCode(400)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/cities/atlantis", "/v1/cities/00000000-0000-7000-8000-000000000000",
            "/v1/cities/atlantis/memberships", "/v1/cities/atlantis/similar", "/v1/cities/atlantis/officers",
            "/v1/projects/nothing", "/v1/projects/nothing/tree", "/v1/projects/nothing/names", "/v1/projects/nothing/steps",
            "/v1/indicators/nothing", "/v1/indicators/nothing/series?city=manila", "/v1/observations/nothing",
            "/v1/observations/00000000-0000-7000-8000-000000000000", "/v1/practices/nothing", "/v1/meetings/nothing",
            "/v1/chairs/2017", "/v1/chairs/next", "/v1/reports/2017", "/v1/reports/99999", "/v1/member-states/FR",
            "/v1/member-states/id", "/v1/national-representatives/nothing", "/v1/maps/collections/roads/items",
            "/v1/maps/collections/cities/items/atlantis", "/v1/nothing" })
    void what_is_not_there(String path) {
        given().urlEncodingEnabled(false).get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void another_media_type_method_or_size() {
        given().auth().oauth2(Tokens.of("city-officer", Map.of("city", "dki-jakarta"))).header("Idempotency-Key", "media")
                .contentType("text/plain").body(GOOD).post("/v1/projects").then().spec(problem(415, "unsupported-media-type"));
        given().put("/v1/projects/jaki").then().statusCode(405).contentType("application/problem+json");
        given().delete("/v1/cities/manila").then().statusCode(405).contentType("application/problem+json");
        officerOf("dki-jakarta").body(GOOD.replace("Floods.", "t".repeat(2_000_000))).post("/v1/projects").then()
                .spec(problem(413, "body-too-large"));
    }

    @Test
    void a_creating_request_without_a_key() {
        String token = Tokens.of("city-officer", Map.of("city", "dki-jakarta"));
        given().auth().oauth2(token).contentType("application/json").body(GOOD).post("/v1/projects").then()
                .spec(problem(400, "idempotency-key-required"));
    }

    @ParameterizedTest
    @CsvSource({ "/v1/cities/dki-jakarta", "/v1/projects/jaki", "/v1/practices/one-city-application" })
    void a_patch_needs_to_know_what_it_changes(String path) {
        given().auth().oauth2(Tokens.of("city-officer", Map.of("city", "dki-jakarta")))
                .contentType("application/merge-patch+json").body("{}").patch(path).then()
                .spec(problem(428, "if-match-required"));
        given().auth().oauth2(Tokens.of("city-officer", Map.of("city", "dki-jakarta"))).header("If-Match", "\"old\"")
                .contentType("application/merge-patch+json").body("{}").patch(path).then().spec(problem(412, "stale-version"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "null", "\"text\"", "{\"name\": 5}", "{\"name\": null}", "{\"city\": \"makassar\"}",
            "{\"status\": \"completed\"}", "{\"unknown\": 1}", "{\"id\": \"x\"}", "{" })
    void a_patch_that_makes_no_project(String patch) {
        Callers.patch(officerOf("dki-jakarta"), "/v1/projects/jaki", patch).then().statusCode(400)
                .contentType("application/problem+json");
    }

    /** Not what the sender wrote is in the way, but what others wrote at the same moment. */
    @Test
    void of_the_same_name_at_the_same_moment_one_is_kept_and_the_others_are_told() throws Exception {
        // Given
        String city = Callers.unique("same");
        List<Response> answers = new ArrayList<>();

        // When
        List<Thread> clients = Stream.generate(() -> new Thread(() -> {
            Response answer = representativeOf("ID").body(aCity(city)).post("/v1/cities");
            synchronized (answers) {
                answers.add(answer);
            }
        })).limit(6).toList();
        clients.forEach(Thread::start);
        for (Thread client : clients) {
            client.join();
        }

        // Then
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).hasSize(5);
        before = stored();
    }

    @ParameterizedTest
    @CsvSource({ "'\"ongoing\": 4, \"completed\": 2', /projects, less-than-its-parts",
            "'\"shares\": {\"civic-and-social\": 60, \"quality-environment\": 60}', /shares, more-than-the-whole",
            "'\"shares\": {\"a/b\": 6}', /shares/a~1b, not-one-of" })
    void printed_totals_that_cannot_have_been_printed(String member, String pointer, String code) {
        administrator().body("{\"year\": 2031, \"asOf\": \"2031\", \"projects\": 5, " + member + "}").post("/v1/reports").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItem(at(pointer, code)));
    }

    @Test
    void whoever_may_not_learns_nothing_about_what_is_wrong() {
        officerOf("makassar").body(with(aProject(Callers.unique("other")), "topics", List.of("dragons"))).post("/v1/projects")
                .then().spec(problem(403, "not-your-city"));
        administrator().body(aCity(Callers.unique("other"))).post("/v1/cities").then()
                .statusCode(403);
    }
}
