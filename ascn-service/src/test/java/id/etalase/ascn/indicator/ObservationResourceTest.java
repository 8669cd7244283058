package id.etalase.ascn.indicator;

import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.anIndicator;
import static id.etalase.ascn.Bodies.anObservation;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Bodies.without;
import static id.etalase.ascn.Callers.administrator;
import static id.etalase.ascn.Callers.auditor;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.parameter;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Values over HTTP: what is refused, who looks at them, and what may be set beside what. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class ObservationResourceTest {

    private String indicator;

    @BeforeEach
    void anIndicatorWithTwoMethods() {
        indicator = unique("travel-time");
        administrator().body(anIndicator(indicator)).post("/v1/indicators").then().statusCode(201);
        administrator().body(map("description", Map.of("en", "Traffic counts.")))
                .post("/v1/indicators/" + indicator + "/methods")
                .then().statusCode(201).body("methods.number", contains(1, 2));
    }

    static Stream<Arguments> badObservations() {
        return Stream.of(Arguments.of("unit", "hours", "/unit", "another-unit"),
                Arguments.of("unit", null, "/unit", "required"),
                Arguments.of("value", null, "/value", "value-or-reason"),
                Arguments.of("notAvailable", "Nobody has counted.", "/value", "value-or-reason"),
                Arguments.of("notAvailable", "-", "/notAvailable", "placeholder"),
                Arguments.of("method", 3, "/method", "unknown-method"),
                Arguments.of("indicator", "no-such-indicator", "/indicator", "unknown-indicator"),
                Arguments.of("city", "atlantis", "/city", "unknown-city"),
                Arguments.of("project", "jaki", "/city", "city-or-project"),
                Arguments.of("city", null, "/city", "city-or-project"),
                Arguments.of("period", "2199", "/period", "in-the-future"),
                Arguments.of("period", "last year", "/period", null),
                Arguments.of("value", "many", "/value", "not-a-number"),
                Arguments.of("verification", "verified", "/verification",
                        "unknown-member"));
    }

    @ParameterizedTest
    @MethodSource("badObservations")
    void what_is_wrong_is_pointed_at(String member, Object value, String pointer, String code) {
        Map<String, Object> good = anObservation(indicator, "2020", 40);
        var answer = officerOf("dki-jakarta").body(value == null ? without(good, member) : with(good, member, value))
                .post("/v1/observations").then().spec(problem(400, "invalid-request")).body("errors.pointer", hasItem(pointer));
        if (code != null) {
            answer.body("errors", hasItem(at(pointer, code)));
        }
        given().queryParam("indicator", indicator).get("/v1/observations").then().body("items", hasSize(0));
    }

    @Test
    void a_second_value_for_the_same_is_refused() {
        record(anObservation(indicator, "2020", 40));
        officerOf("dki-jakarta").body(anObservation(indicator, "2020", 41)).post("/v1/observations").then()
                .spec(problem(409, "observation-taken"));
        record(with(anObservation(indicator, "2020", 41), "method", 2));
    }

    @Test
    void a_correction_is_a_claim_again() {
        // Given
        String path = "/v1/observations/" + record(anObservation(indicator, "2020", 40));
        representativeOf("ID").body(map("to", "reviewed")).post(path + "/examinations").then().statusCode(201);
        auditor().body(map("to", "verified")).post(path + "/examinations").then().statusCode(201)
                .body("verification", equalTo("verified")).body("examinations.state", contains("reviewed", "verified"));

        // When
        patch(officerOf("dki-jakarta"), path, map("value", 39.5)).then().statusCode(200).body("value", equalTo(39.5f));

        // Then
        given().get(path).then().body("verification", equalTo("claimed")).body("examinations", hasSize(2));
    }

    @Test
    void an_examination_leads_only_further() {
        String path = "/v1/observations/" + record(anObservation(indicator, "2020", 40));
        auditor().body(map("to", "verified")).post(path + "/examinations").then().statusCode(201);
        representativeOf("ID").body(map("to", "reviewed")).post(path + "/examinations").then()
                .spec(problem(409, "already-examined"));
        representativeOf("ID").body(map("to", "claimed")).post(path + "/examinations").then()
                .spec(problem(409, "already-examined"));
    }

    @Test
    void that_there_is_no_value_is_on_record_with_the_reason() {
        Map<String, Object> none = without(without(anObservation(indicator, "2021", 0), "value"), "unit");
        String path = "/v1/observations/" + record(with(none, "notAvailable", "The survey was not held."));
        given().get(path).then().body("notAvailable", equalTo("The survey was not held.")).body("value", equalTo(null));
        auditor().body(map("to", "verified")).post(path + "/examinations").then().spec(problem(409, "nothing-to-verify"));
        given().queryParam("indicator", indicator).queryParam("available", false).get("/v1/observations").then().body("items",
                hasSize(1));
    }

    @Test
    void what_an_observation_is_about_cannot_be_changed() {
        String path = "/v1/observations/" + record(anObservation(indicator, "2020", 40));
        patch(officerOf("dki-jakarta"), path, map("period", "2021")).then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/period", "not-changeable")));
    }

    @Test
    void a_series_keeps_methods_apart_and_names_the_years_that_are_missing() {
        // Given
        record(anObservation(indicator, "2019", 44));
        record(anObservation(indicator, "2022", 42));
        record(with(anObservation(indicator, "2022", 37), "method", 2));

        // When
        var series = given().queryParam("city", "dki-jakarta").get("/v1/indicators/" + indicator + "/series").then();

        // Then
        series.statusCode(200).body("series.method", contains(1, 2)).body("series[0].points.value", contains(44, 42))
                .body("series[0].missingYears", contains(2020, 2021)).body("series[1].points", hasSize(1));
    }

    @Test
    void cities_are_compared_in_the_order_asked_for_with_what_is_missing() {
        // Given
        record(anObservation(indicator, "2020", 40));
        recordFor("manila", anObservation(indicator, "2020", 66));
        recordFor("bangkok", anObservation(indicator, "2019", 50));
        Map<String, Object> none = without(without(anObservation(indicator, "2020", 0), "value"), "unit");
        recordFor("singapore", with(none, "notAvailable", "Not counted in 2020."));

        // When
        var comparison = given().queryParam("city", "manila", "dki-jakarta", "bangkok", "singapore")
                .queryParam("period", "2020")
                .get("/v1/indicators/" + indicator + "/comparison").then();

        // Then
        comparison.statusCode(200).body("items.city", contains("manila", "dki-jakarta", "bangkok", "singapore"))
                .body("items[0].value", equalTo(66)).body("items[1].value", equalTo(40)).body("complete", equalTo(false))
                .body("items[2].missing", equalTo("no-observation")).body("items[2].instead[0].period", equalTo("2019"))
                .body("items[3].missing", equalTo("not-available")).body("items[3].reason", equalTo("Not counted in 2020."));
    }

    @Test
    void values_of_different_methods_are_not_set_beside_each_other() {
        // Given
        record(anObservation(indicator, "2020", 40));
        recordFor("manila", with(anObservation(indicator, "2020", 66), "method", 2));

        // When
        var refused = given().queryParam("city", "manila", "dki-jakarta").queryParam("period", "2020")
                .get("/v1/indicators/" + indicator + "/comparison").then();

        // Then
        refused.spec(problem(409, "methods-mixed")).body("methods.city", contains("dki-jakarta", "manila"));
        given().queryParam("city", "manila", "dki-jakarta").queryParam("period", "2020").queryParam("method", 1)
                .get("/v1/indicators/" + indicator + "/comparison").then().statusCode(200)
                .body("items[0].missing", equalTo("no-observation")).body("items[0].instead[0].method", equalTo(2));
    }

    @Test
    void the_population_of_jakarta_is_compared_only_with_the_same_year() {
        given().queryParam("city", "dki-jakarta", "manila", "singapore").queryParam("period", "2020")
                .get("/v1/indicators/population/comparison").then().statusCode(200)
                .body("items[0].value", equalTo(10_562_088)).body("items[2].missing", equalTo("no-observation"))
                .body("items[2].instead[0].period", equalTo("2024"));
    }

    @Test
    void a_comparison_needs_two_cities_and_a_period() {
        given().queryParam("city", "manila").queryParam("period", "2020").get("/v1/indicators/population/comparison").then()
                .spec(problem(400, "invalid-request")).body("errors", contains(parameter("city", "too-few")));
        given().queryParam("city", "manila", "manila").queryParam("period", "2020").get("/v1/indicators/population/comparison")
                .then().spec(problem(400, "invalid-request")).body("errors", contains(parameter("city", "too-few")));
        given().queryParam("city", "manila", "atlantis").queryParam("period", "2020")
                .get("/v1/indicators/population/comparison").then().body("errors", contains(parameter("city", "unknown-city")));
        given().queryParam("city", "manila", "hanoi").queryParam("period", "2020").queryParam("method", 9)
                .get("/v1/indicators/population/comparison").then()
                .body("errors", contains(parameter("method", "unknown-method")));
        given().queryParam("city", "manila", "bangkok").get("/v1/indicators/population/comparison").then()
                .spec(problem(400, "invalid-request")).body("errors", contains(parameter("period", "required")));
        given().queryParam("city", "manila", "bangkok").queryParam("period", "x").get("/v1/indicators/population/comparison")
                .then().spec(problem(400, "invalid-request")).body("errors", contains(parameter("period", "not-a-period")));
    }

    @Test
    void a_sum_over_a_tree_counts_nothing_twice() {
        // Given
        String whole = project(aProject(unique("sum")));
        String part = project(with(aProject(unique("sum-a")), "parent", whole));
        String other = project(with(aProject(unique("sum-b")), "parent", whole));
        String deep = project(with(aProject(unique("sum-c")), "parent", part));
        String sum = "/v1/indicators/" + indicator + "/tree-sum?period=2025&project=" + whole;
        recordOf(deep, 3);
        recordOf(other, 10);

        // When
        given().get(sum).then().statusCode(200).body("value", equalTo(13)).body("complete", equalTo(true));
        recordOf(part, 5);
        given().get(sum).then().body("value", equalTo(15)).body("included", contains(deep));
        recordOf(whole, 20);

        // Then
        given().get(sum).then().body("value", equalTo(20)).body("counted.project", contains(whole))
                .body("included", hasSize(3));
    }

    @Test
    void a_sum_tells_which_part_has_no_value() {
        String whole = project(aProject(unique("sum")));
        String part = project(with(aProject(unique("sum-a")), "parent", whole));
        String silent = project(with(aProject(unique("sum-b")), "parent", whole));
        recordOf(part, 5);
        given().get("/v1/indicators/" + indicator + "/tree-sum?period=2025&project=" + whole).then().body("value", equalTo(5))
                .body("complete", equalTo(false)).body("missing", contains(silent));
    }

    private static String record(Map<String, Object> body) {
        return officerOf("dki-jakarta").body(body).post("/v1/observations").then().statusCode(201).extract().path("id");
    }

    private static void recordFor(String city, Map<String, Object> body) {
        officerOf(city).body(with(body, "city", city)).post("/v1/observations").then().statusCode(201);
    }

    private void recordOf(String project, int value) {
        record(with(without(anObservation(indicator, "2025", value), "city"), "project", project));
    }

    private static String project(Map<String, Object> body) {
        return officerOf("dki-jakarta").body(body).post("/v1/projects").then().statusCode(201).extract().path("slug");
    }

    @Test
    void a_definition_needs_a_method_and_a_code_of_its_own() {
        administrator().body(without(anIndicator(unique("x")), "method")).post("/v1/indicators").then()
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/method", "required")));
        administrator().body(anIndicator(indicator)).post("/v1/indicators").then().spec(problem(409, "slug-taken"));
        administrator().body(with(anIndicator(unique("x")), "unit", "-")).post("/v1/indicators").then()
                .spec(problem(400, "invalid-request")).body("errors.pointer", hasItem("/unit"));
        List<String> codes = given().get("/v1/indicators?limit=200").then().extract().path("items.code");
        org.assertj.core.api.Assertions.assertThat(codes).contains(indicator, "population").isSorted();
    }
}
