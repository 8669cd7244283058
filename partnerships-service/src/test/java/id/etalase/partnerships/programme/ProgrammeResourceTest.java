package id.etalase.partnerships.programme;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

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

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class ProgrammeResourceTest {

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    private static Map<String, Object> aProgramme() {
        Map<String, Object> programme = new HashMap<>();
        programme.put("slug", "flood-training-" + UUID.randomUUID());
        programme.put("agreement", "rotterdam-sister-city");
        programme.put("title", Map.of("id", "Pelatihan banjir", "en", "Flood training"));
        programme.put("host", "rotterdam");
        programme.put("startsOn", "2024");
        programme.put("endsOn", "2028");
        programme.put("targets", List.of(Map.of("code", "people", "name", Map.of("id", "Peserta", "en", "Participants"), "unit",
                "people", "measure", "sum", "recurring", Map.of("perYear", 4, "years", 5, "firstYear", 2024))));
        return programme;
    }

    private static String registered(Map<String, Object> programme) {
        return officer().body(programme).post("/v1/programmes").then().statusCode(201).extract().path("slug");
    }

    private static ValidatableResponse report(String programme, Map<String, Object> entry) {
        return officer().body(entry).post("/v1/programmes/{p}/progress", programme).then();
    }

    private static Map<String, Object> anEntry(String day, Object value) {
        return new HashMap<>(Map.of("target", "people", "occurredOn", day, "value", value, "source", "Report"));
    }

    @Test
    void four_students_a_year_for_five_years_are_twenty() {
        given().get("/v1/programmes/students-hiroshima/progress").then().statusCode(200)
                .body("targets[0].planned", equalTo(20)).body("targets[0].instalments.planned", everyItem(equalTo(4)))
                .body("targets[0].instalments", hasSize(5)).body("targets[0].reached", nullValue());
    }

    @Test
    void the_figures_of_the_article_are_on_record() {
        given().get("/v1/programmes/civil-servants-new-york/progress").then().body("targets[0].planned", equalTo(4));
        given().get("/v1/programmes/green-hospitals/progress").then().body("targets[0].reached", equalTo(27))
                .body("targets[0].sites", equalTo(27)).body("entries[0].source", not(nullValue()));
        given().get("/v1/programmes/population-documents").then().body("beneficiaries", hasSize(8))
                .body("beneficiaries.code", hasItem("kabupaten-bekasi"));
    }

    @Test
    void programmes_are_found_by_words_of_their_titles_in_both_languages() {
        for (String words : new String[] { "hospital green", "rumah sakit" }) {
            given().queryParam("q", words).get("/v1/programmes").then().statusCode(200)
                    .body("items.slug", hasItem("green-hospitals"));
        }
        given().queryParam("q", "nothing-of-the-kind").get("/v1/programmes").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void instalments_stand_beside_what_was_reached() {
        // Given
        String programme = registered(aProgramme());
        report(programme, anEntry("2024-09-01", 4)).statusCode(201);
        report(programme, anEntry("2025-09-01", 3)).statusCode(201);

        // When
        ValidatableResponse progress = given().get("/v1/programmes/{p}/progress", programme).then();

        // Then
        progress.body("targets[0].reached", equalTo(7)).body("targets[0].open", equalTo(13))
                .body("targets[0].instalments.year", contains(2024, 2025, 2026, 2027, 2028))
                .body("targets[0].instalments[1].reached", equalTo(3));
    }

    @Test
    void an_entry_is_put_right_by_another_one_and_stays_to_be_seen() {
        // Given
        String programme = registered(aProgramme());
        String wrong = report(programme, anEntry("2024-09-01", 40)).extract().path("id");
        Map<String, Object> right = anEntry("2024-09-01", 4);
        right.put("replaces", wrong);

        // When
        report(programme, right).statusCode(201);

        // Then
        given().get("/v1/programmes/{p}/progress", programme).then().body("targets[0].reached", equalTo(4))
                .body("entries", hasSize(2));
        report(programme, right).spec(problem(409, "entry-replaced-already"));
    }

    @ParameterizedTest
    @CsvSource({ "occurredOn, 2023-12-31, /occurredOn, outside-the-programme",
            "occurredOn, 2028-01-01, /occurredOn, in-the-future",
            "target, other, /target, not-of-this-programme", "beneficiary, nobody, /beneficiary, not-of-this-programme",
            "source, X, /source, placeholder", "value, many, /value, not-a-number",
            "replaces, 0198c0de-0000-7000-8000-000000000000, /replaces, not-of-this-programme" })
    void a_report_that_cannot_be_is_refused(String member, String value, String pointer, String code) {
        // Given
        String programme = registered(aProgramme());
        Map<String, Object> entry = anEntry("2024-09-01", 4);
        entry.put(member, value);

        // When
        ValidatableResponse answer = report(programme, entry);

        // Then
        answer.spec(problem(400, "invalid-request")).body("errors", hasItem(at(pointer, code)));
        given().get("/v1/programmes/{p}/progress", programme).then().body("entries", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({ "agreement, nothing, /agreement, unknown-agreement", "host, atlantis, /host, unknown-partner",
            "endsOn, 2023, /endsOn, ends-before-start", "slug, Not A Slug, /slug, wrong-form" })
    void a_programme_that_cannot_be_is_refused(String member, String value, String pointer, String code) {
        // Given
        Map<String, Object> programme = aProgramme();
        programme.put(member, value);

        // When
        ValidatableResponse answer = officer().body(programme).post("/v1/programmes").then();

        // Then
        answer.spec(problem(400, "invalid-request")).body("errors", hasItem(at(pointer, code)));
    }

    @Test
    void a_target_with_reports_stays_and_others_may_change() {
        // Given
        String programme = registered(aProgramme());
        report(programme, anEntry("2024-09-01", 4)).statusCode(201);
        String tag = given().get("/v1/programmes/{p}", programme).then().extract().header("ETag");

        // When
        ValidatableResponse answer = officer().header("If-Match", tag).contentType("application/merge-patch+json")
                .body(Map.of("targets", List.of())).patch("/v1/programmes/{p}", programme).then();

        // Then
        answer.spec(problem(409, "target-has-progress"));
        officer().header("If-Match", tag).contentType("application/merge-patch+json").body(Map.of("status", "running"))
                .patch("/v1/programmes/{p}", programme).then().statusCode(200).body("status", equalTo("running"));
        officer().header("If-Match", tag).contentType("application/merge-patch+json").body(Map.of("status", "stopped"))
                .patch("/v1/programmes/{p}", programme).then().spec(problem(412, "stale-version"));
    }

    @Test
    void what_belongs_to_an_unsigned_agreement_is_not_public() {
        // Given
        Map<String, Object> programme = aProgramme();
        programme.put("agreement", "bekasi-2025");
        String slug = registered(programme);

        // When
        ValidatableResponse answer = given().get("/v1/programmes/{p}", slug).then();

        // Then
        answer.statusCode(404);
        given().get("/v1/programmes/{p}/progress", slug).then().statusCode(404);
        given().queryParam("limit", 200).get("/v1/programmes").then().body("slug", not(hasItem(slug)));
        officer().get("/v1/programmes/{p}", slug).then().statusCode(200);
        given().queryParam("agreement", "hiroshima-global-academy").get("/v1/programmes").then()
                .body("items.slug", contains("students-hiroshima"));
    }

    @Test
    void outcomes_are_listed_and_counted_by_kind() {
        // Given
        String programme = registered(aProgramme());
        officer().body(Map.of("kind", "action-plan", "title", Map.of("id", "Rencana", "en", "Plan"), "occurredOn", "2025-02",
                "quantity", 3, "source", "Report")).post("/v1/programmes/{p}/outcomes", programme).then().statusCode(201);

        // When
        ValidatableResponse counts = given().queryParam("programme", programme).get("/v1/outcomes/counts").then();

        // Then
        counts.statusCode(200).body("total", equalTo(3)).body("byKind.action-plan", equalTo(3));
        given().queryParam("programme", programme).get("/v1/outcomes").then().body("items.occurredOn", contains("2025-02"));
    }

    @Test
    void others_than_the_bureau_write_nothing() {
        for (String role : List.of("home-affairs", "app", "auditor")) {
            given().auth().oauth2(Tokens.of(role)).header("Idempotency-Key", UUID.randomUUID().toString())
                    .contentType("application/json").body(aProgramme()).post("/v1/programmes").then().statusCode(403);
        }
        given().header("Idempotency-Key", "k").contentType("application/json").body(aProgramme()).post("/v1/programmes").then()
                .statusCode(401);
    }
}
