package id.etalase.ascn.city;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Bodies.without;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.parameter;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Cities over HTTP: what is refused and why, and what changes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class CityResourceTest {

    static Stream<Arguments> badCities() {
        Map<String, Object> good = aCity("bad-city");
        return Stream.of(
                Arguments.of(with(good, "name", Map.of("id", "X", "en", "X")), "/name/en", "placeholder"),
                Arguments.of(with(good, "name", Map.of("id", "Kota", "en", "-")), "/name/en", "placeholder"),
                Arguments.of(with(good, "name", Map.of("id", " ", "en", "City")), "/name/id", "required"),
                Arguments.of(with(good, "variants", List.of("n/a")), "/variants/0", "placeholder"),
                Arguments.of(without(good, "coordinates"), "/coordinates", "required"),
                Arguments.of(with(good, "coordinates", place(106.8, -6.2)), "/coordinates/latitude", "not-a-latitude"),
                Arguments.of(with(good, "coordinates", place(-6.2, 181)), "/coordinates/longitude", "not-a-longitude"),
                Arguments.of(with(good, "coordinates", place(48.9, 2.4)), "/coordinates", "outside-country"),
                Arguments.of(with(good, "coordinates", place(13.7, 100.5)), "/coordinates", "outside-country"),
                Arguments.of(with(good, "country", "FR"), "/country", "unknown-member-state"),
                Arguments.of(with(good, "country", "id"), "/country", "wrong-form"),
                Arguments.of(with(good, "kind", "village"), "/kind", "not-one-of"),
                Arguments.of(with(good, "timeZone", "Asia/Atlantis"), "/timeZone", "unknown-time-zone"),
                Arguments.of(with(good, "challenges", List.of("dragons")), "/challenges/0", "unknown-word"),
                Arguments.of(with(good, "traits", List.of("coastal", "coastal")), "/traits/1", "named-twice"),
                Arguments.of(with(good, "population", map("people", 0, "year", 2020)), "/population/people", "too-small"),
                Arguments.of(with(good, "slug", "Not A Slug"), "/slug", "wrong-form"),
                Arguments.of(with(good, "mayor", "Somebody"), "/mayor", "unknown-member"));
    }

    @ParameterizedTest
    @MethodSource("badCities")
    void what_is_wrong_is_pointed_at_and_nothing_is_kept(Map<String, Object> body, String pointer, String code) {
        var answer = representativeOf("ID").body(body).post("/v1/cities").then().spec(problem(400, "invalid-request"))
                .body("errors.pointer", hasItem(pointer));
        if (code != null) {
            answer.body("errors", hasItem(at(pointer, code)));
        }
        given().get("/v1/cities/bad-city").then().statusCode(404);
    }

    @Test
    void swapped_coordinates_are_called_swapped() {
        representativeOf("ID").body(with(aCity("bad-city"), "coordinates", place(106.8, -6.2))).post("/v1/cities").then()
                .body("errors[0].detail", containsString("swapped"));
        representativeOf("ID").header("Accept-Language", "id").body(with(aCity("bad-city"), "coordinates", place(106.8, -6.2)))
                .post("/v1/cities").then().body("errors[0].detail", containsString("tertukar"));
    }

    @Test
    void a_place_outside_the_country_is_told_where_the_country_lies() {
        representativeOf("ID").body(with(aCity("bad-city"), "coordinates", place(48.9, 2.4))).post("/v1/cities").then()
                .body("errors[0].detail", containsString("Indonesia")).body("errors[0].detail", containsString("94.9"));
    }

    @Test
    void a_slug_that_is_taken_is_refused() {
        representativeOf("ID").body(aCity("makassar")).post("/v1/cities").then().spec(problem(409, "slug-taken"));
    }

    @ParameterizedTest
    @CsvSource({ "slug, other-slug", "country, MY" })
    void what_others_rely_on_cannot_be_changed(String member, String value) {
        String city = unique("fixed");
        representativeOf("ID").body(aCity(city)).post("/v1/cities").then().statusCode(201);
        Map<String, Object> changes = member.equals("country") ? map("country", value, "coordinates", place(3.1, 101.7))
                : map(member, value);
        patch(representativeOf("ID"), "/v1/cities/" + city, changes).then().spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/" + member, "not-changeable")));
    }

    @Test
    void a_patch_changes_what_it_names_and_null_removes() {
        String city = unique("patched");
        representativeOf("ID").body(with(aCity(city), "population", map("people", 1000, "year", 2020))).post("/v1/cities");
        patch(representativeOf("ID"), "/v1/cities/" + city, "{\"population\": null, \"traits\": [\"coastal\"]}").then()
                .statusCode(200).body("population", equalTo(null)).body("traits", contains("coastal"))
                .body("name.en", equalTo("Example City"));
    }

    @Test
    void a_read_of_what_one_has_gives_304() {
        String tag = id.etalase.ascn.Callers.tag("/v1/cities/dki-jakarta");
        given().header("If-None-Match", tag).get("/v1/cities/dki-jakarta").then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(strings = { "bbox=1,2,3", "bbox=0,10,1,-10", "datetime=yesterday", "datetime=2023-02-30", "kind=village",
            "asOf=2022-13-01", "cohort=many", "colour=red", "limit=0", "limit=201", "cursor=x", "country=Indonesia",
            "format=xml" })
    void a_wrong_parameter_is_named(String query) {
        given().get("/v1/cities?" + query).then().statusCode(400)
                .body("errors.parameter", hasItem(query.substring(0, query.indexOf('='))));
    }

    @Test
    void a_repeated_parameter_is_refused() {
        given().get("/v1/cities?country=ID&country=MY").then().spec(problem(400, "invalid-request")).body("errors",
                contains(parameter("country", "repeated-parameter")));
    }

    @Test
    void pages_neither_skip_nor_repeat() {
        String next = given().get("/v1/cities?country=TH&limit=2").then().body("items.slug", contains("bangkok", "chiang-mai"))
                .header("Link", containsString("rel=\"next\"")).extract().path("next");
        String last = given().queryParam("cursor", next).get("/v1/cities?country=TH&limit=2").then()
                .body("items.slug", contains("chonburi", "khon-kaen")).extract().path("next");
        given().queryParam("cursor", last).get("/v1/cities?country=TH&limit=2").then()
                .body("items.slug", contains("phuket", "rayong")).body("next", equalTo(null));
        given().queryParam("cursor", next).get("/v1/cities?country=VN&limit=2").then().spec(problem(400, "invalid-cursor"));
    }

    @Test
    void a_hint_of_similar_cities_says_why_and_ranks_nobody() {
        List<String> slugs = given().get("/v1/cities/dki-jakarta/similar").then().statusCode(200)
                .body("items.city", hasItem("manila")).body("items.city", not(hasItem("dki-jakarta")))
                .body("items.because", everyItem(hasSize(org.hamcrest.Matchers.greaterThan(1)))).extract()
                .path("items.city");
        org.assertj.core.api.Assertions.assertThat(slugs).isSorted();
    }

    private static Map<String, Object> place(double latitude, double longitude) {
        return Map.of("latitude", latitude, "longitude", longitude);
    }
}
