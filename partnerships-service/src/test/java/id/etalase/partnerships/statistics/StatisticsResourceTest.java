package id.etalase.partnerships.statistics;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the register counts, beside what the articles say; on the end of 2024, which no other test changes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class StatisticsResourceTest {

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    private static ValidatableResponse statistics(String asOf) {
        return given().queryParam("asOf", asOf).get("/v1/statistics/partnerships").then().statusCode(200);
    }

    @Test
    void sister_cities_and_their_countries_are_counted_on_any_day() {
        statistics("2024-12-31").body("sisterCities.partners", equalTo(23)).body("sisterCities.countries", equalTo(20));
        statistics("2023-12-31").body("sisterCities.partners", equalTo(22));
    }

    @Test
    void all_divisions_are_there() {
        // When
        ValidatableResponse found = statistics("2024-12-31");

        // Then
        assertThat(found.extract().<Map<String, ?>> path("by").keySet()).contains("year", "scope", "kind", "instrument",
                "sector", "country", "aseanCountry", "pillar", "benefit", "challenge", "stage", "partnerType");
        found.body("by.instrument.find { it.value == 'sister-city' }.inForce", equalTo(23))
                .body("by.aseanCountry.value", containsInAnyOrder("BN", "KH", "LA", "MM", "MY", "PH", "SG", "TH", "VN"))
                .body("by.aseanCountry.find { it.value == 'BN' }.onRecord", equalTo(0))
                .body("by.benefit.value", hasItem("smart-city")).body("by.pillar.value", hasItem("socio-cultural"));
        statistics("2026-01-01").body("by.aseanCountry.value", hasItem("TL"));
    }

    @Test
    void every_division_by_scope_adds_up_to_the_total() {
        // When
        ValidatableResponse found = statistics("2020-06-30");

        // Then
        int total = found.extract().path("total.onRecord");
        List<Integer> parts = found.extract().path("by.scope.onRecord");
        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(total);
        int listed = given().queryParam("asOf", "2020-06-30").queryParam("total", true).queryParam("limit", 1)
                .get("/v1/agreements").then().extract().path("total");
        assertThat(listed).isEqualTo(total);
    }

    @Test
    void a_year_narrows_to_what_was_signed_in_it() {
        given().queryParam("asOf", "2024-12-31").queryParam("year", 2024).get("/v1/statistics/partnerships").then()
                .body("by.year.value", contains("2024")).body("by.instrument.value", hasItem("sister-city"));
    }

    @Test
    void the_reported_figures_stand_beside_the_counted_ones() {
        given().queryParam("year", 2024).get("/v1/claims").then().statusCode(200)
                .body("items.find { it.figure == 'agreements' }.used", equalTo(102))
                .body("items.find { it.figure == 'agreements' }.counted", greaterThan(0))
                .body("items.find { it.figure == 'sister-countries' }.claims.value", contains(20, 23))
                .body("items.find { it.figure == 'sister-countries' }.used", equalTo(20))
                .body("items.find { it.figure == 'sister-countries' }.counted", equalTo(20))
                .body("items.find { it.figure == 'hospitals' }.claims.value", contains(27, 28))
                .body("items.find { it.figure == 'institutions' }.claims.value", contains(19, 19))
                .body("items.find { it.figure == 'new-sister-cities' }.counted", equalTo(1));
        given().get("/v1/claims/agreements-2024").then().statusCode(200).body("claimedOn", equalTo("2024-12-19"))
                .body("event", containsString("Hotel Borobudur")).body("provenance.source", containsString("Pahami.id"));
        statistics("2024-12-31").body("reported.figure", hasItems("agreements", "domestic-agreements"));
    }

    @Test
    void only_one_claim_of_a_figure_and_a_day_is_used() {
        // Given
        Map<String, Object> claim = new HashMap<>(Map.of("slug", "claim-" + UUID.randomUUID(), "figure", "agreements", "value",
                99, "unit", "agreements", "on", "2024-12-31", "statement", Map.of("id", "99", "en", "99"), "claimedBy",
                "Office",
                "claimedOn", "2025-01-02", "used", true, "provenance", Map.of("source", "Paper")));

        // When
        ValidatableResponse answer = officer().body(claim).post("/v1/claims").then();

        // Then
        answer.spec(problem(409, "another-claim-used"));
        claim.put("claimedOn", "2999-01-01");
        officer().body(claim).post("/v1/claims").then().spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/claimedOn", "in-the-future")));
        claim.remove("provenance");
        officer().body(claim).post("/v1/claims").then().spec(problem(400, "invalid-request"))
                .body("errors", hasItem(at("/provenance", "required")));
    }

    @Test
    void sectors_and_countries_without_an_asean_partner_are_gaps() {
        given().queryParam("asOf", "2025-06-14").get("/v1/statistics/partnerships/gaps").then().statusCode(200)
                .body("countries.country", hasItems("BN", "KH", "LA", "MM")).body("countries.country", not(hasItem("TH")))
                .body("sectors.sector", hasItems("health", "population")).body("sectors.sector", not(hasItem("education")));
    }

    @Test
    void the_roadmap_tells_its_years_its_ties_and_what_serves_its_goals() {
        // Given
        String agreement = officer().body(Map.of("title", Map.of("id", "Uji tujuan", "en", "Goal test"), "kind", "KSDPL",
                "instrument", "memorandum", "partners", List.of("hanoi"), "roadmapGoal", "continuity")).post("/v1/agreements")
                .then().statusCode(201).extract().path("slug");

        // When
        ValidatableResponse roadmap = given().get("/v1/roadmap/grand-design-2025-2045").then().statusCode(200);

        // Then
        roadmap.body("firstYear", equalTo(2025)).body("lastYear", equalTo(2045)).body("ties.plan", contains("RPJMD", "RTRW"));
        given().get("/v1/roadmap/grand-design-2025-2045/goals").then().body("items.code", contains("continuity", "global-city"))
                .body("items[0].agreements.agreement", not(hasItem(agreement)));
        officer().queryParam("roadmapGoal", "continuity").get("/v1/agreements").then().body("items.slug", hasItem(agreement));
        officer().body(Map.of("title", Map.of("id", "Uji", "en", "Test"), "kind", "KSDPL", "instrument", "memorandum",
                "partners", List.of("hanoi"), "roadmapGoal", "nothing")).post("/v1/agreements").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItem(at("/roadmapGoal", "unknown-goal")));
        String tag = roadmap.extract().header("ETag");
        officer().header("If-Match", tag).contentType("application/merge-patch+json").body(Map.of("goals", List.of()))
                .patch("/v1/roadmap/grand-design-2025-2045").then().body("errors", hasItem(at("/goals", "goal-is-served")));
    }

    @Test
    void a_signed_agreement_is_shown_under_its_goal() {
        // Given
        String tag = officer().get("/v1/agreements/tokyo-sister-city").then().extract().header("ETag");

        // When
        officer().header("If-Match", tag).contentType("application/merge-patch+json")
                .body(Map.of("roadmapGoal", "global-city")).patch("/v1/agreements/tokyo-sister-city").then().statusCode(200);

        // Then
        given().get("/v1/roadmap/grand-design-2025-2045/goals").then()
                .body("items[1].agreements.agreement", hasItem("tokyo-sister-city")).body("items[1].total", greaterThan(0));
    }

    @Test
    void the_report_of_a_year_is_data_a_table_and_a_page_to_print() {
        given().get("/v1/statistics/partnerships/reports/2024").then().statusCode(200).body("year", equalTo(2024))
                .body("signed.agreement", hasItem("jeju-sister-province")).body("sisterCities.partners", equalTo(23))
                .body("sisterCitiesBefore.partners", equalTo(22)).body("highlights.programme", hasItem("green-hospitals"));
        String table = given().accept("text/csv").get("/v1/statistics/partnerships/reports/2024").then().statusCode(200)
                .contentType(startsWith("text/csv")).extract().asString();
        assertThat(table.lines().toList()).contains("section,item,title_id,title_en,on_record,in_force,source",
                "sister-cities,partners,,,,23,").anyMatch(line -> line.startsWith("signed,jeju-sister-province,"))
                .anyMatch(line -> line.startsWith("claim,agreements,") && line.contains("102"));
        given().accept("text/html").header("Accept-Language", "id").get("/v1/statistics/partnerships/reports/2024").then()
                .statusCode(200).contentType(startsWith("text/html")).header("Content-Language", "id")
                .body(containsString("<html lang=\"id\">")).body(containsString("Laporan kerja sama Jakarta 2024"));
        given().queryParam("format", "html").get("/v1/statistics/partnerships/reports/2024").then()
                .body(containsString("cooperation 2024"));
        given().get("/v1/statistics/partnerships/reports/12").then().statusCode(400);
        given().queryParam("format", "pdf").get("/v1/statistics/partnerships/reports/2024").then().statusCode(400);
    }

    @Test
    void forums_tell_host_days_and_outcome() {
        given().queryParam("year", 2023).get("/v1/forums").then().statusCode(200)
                .body("items.slug", hasItems("asean-capitals", "asean-summit"))
                .body("items.find { it.slug == 'asean-capitals' }.meetings[0].outcome.en", containsString("Vientiane"))
                .body("items.find { it.slug == 'asean-summit' }.meetings[0].endsOn", equalTo("2023-09-07"));
        given().queryParam("challenge", "air-pollution").get("/v1/forums").then().body("items.slug",
                contains("asean-city-forum"));
        officer().body(Map.of("slug", "forum-" + UUID.randomUUID(), "title", Map.of("id", "F", "en", "F"), "challenges",
                List.of("magic"), "meetings",
                List.of(Map.of("code", "a", "title", Map.of("id", "A", "en", "A"), "host", "Jakarta",
                        "startsOn", "2026-02-02", "endsOn", "2026-02-01"))))
                .post("/v1/forums").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItems(at("/challenges/0", "unknown-word"),
                        at("/meetings/0/endsOn", "ends-before-start")));
    }

    @Test
    void challenges_name_what_answers_them() {
        given().get("/v1/challenges").then().statusCode(200)
                .body("items.challenge", contains("air-pollution", "traffic", "floods", "inequality"))
                .body("items[0].answeredBy", hasItem("asean-air-pollution")).body("items[0].forums", equalTo(1))
                .body("items[1].agreements", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({ "bodetabek, bantargebang-2021, paris-sister-city",
            "jakarta-agglomeration, jabodetabekjur-2018, tokyo-sister-city",
            "asean, bangkok-sister-city, tokyo-sister-city" })
    void a_group_filters_by_its_members(String group, String inside, String outside) {
        for (Map<String, String> time : List.of(Map.<String, String> of(), Map.of("asOf", "2022-01-01"))) {
            given().queryParam("group", group).queryParams(time).queryParam("limit", 200).get("/v1/agreements").then()
                    .statusCode(200).body("items.slug", hasItem(inside)).body("items.slug", not(hasItem(outside)));
        }
        given().queryParam("group", "nothing").get("/v1/agreements").then().spec(problem(400, "invalid-request"))
                .body("errors.parameter", contains("group"));
    }

    @Test
    void bodetabek_has_eight_regions() {
        given().get("/v1/region-groups/bodetabek").then().statusCode(200).body("members", hasSize(8));
        officer().body(Map.of("slug", "asean", "title", Map.of("id", "A", "en", "A"))).post("/v1/region-groups").then()
                .spec(problem(400, "invalid-request")).body("errors", hasItem(at("/slug", "group-is-built-in")));
    }
}
