package id.etalase.partnerships;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.header;
import static id.etalase.testkit.Problems.parameter;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Whatever is wrong with a request gets its problem document, and nothing is stored or published. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class BadInputTest {

    private static final String GOOD = """
            {"title": {"id": "Judul", "en": "Title"}, "kind": "KSDPL", "instrument": "memorandum", "partners": ["hanoi"]}""";

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
                        select (select count(*) from agreement) || ' ' || (select sum(version) from agreement) || ' '
                            || (select count(*) from partner) || ' ' || (select count(*) from approval) || ' '
                            || (select count(*) from stage_step) || ' ' || (select count(*) from outbox_event)""")) {
            counts.next();
            return counts.getString(1);
        }
    }

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{", "{\"title\": }", "{\"kind\": \"KSDPL\"} trailing", "\u0000" })
    void what_is_not_json(String body) {
        officer().body(body).post("/v1/agreements").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "\"kind\": \"KSDPL\"          | \"kind\": 5                     | /kind            | not-a-text",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSXX\"              | /kind            | unknown-kind",
            "\"kind\": \"KSDPL\"          | \"kind\": null                  | /kind            | required",
            "\"instrument\": \"memorandum\" | \"instrument\": \"treaty\"    | /instrument      | not-one-of",
            "\"instrument\": \"memorandum\" | \"instrument\": \"MEMORANDUM\" | /instrument     | not-one-of",
            "[\"hanoi\"]                  | [\"hanoi\", \"atlantis\"]       | /partners/1      | unknown-partner",
            "[\"hanoi\"]                  | [\"hanoi\", \"hanoi\"]          | /partners/1      | named-twice",
            "[\"hanoi\"]                  | []                              | /partners        | partner-required",
            "[\"hanoi\"]                  | [\"kota-bekasi\"]               | /partners        | partners-not-of-kind",
            "[\"hanoi\"]                  | \"hanoi\"                       | /partners        | not-a-list",
            "\"en\": \"Title\"            | \"en\": \"\"                    | /title/en        | required",
            "\"en\": \"Title\"            | \"fr\": \"Titre\"               | /title/fr        | unknown-member",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"stage\": \"signed\" | /stage | unknown-member",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"kind\": \"KSDD\"   | /kind   | repeated-member",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"sectors\": [\"magic\"] | /sectors/0 | unknown-word",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"term\": {\"startsOn\": \"2026-12-01\", \"endsOn\": \"2026-01-01\"} | /term/endsOn | ends-before-start",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"renews\": \"nothing\" | /renews | unknown-agreement",
            "\"kind\": \"KSDPL\"          | \"kind\": \"KSDPL\", \"unbudgetedBurden\": \"yes\" | /unbudgetedBurden | not-a-boolean" })
    void a_wrong_field_is_pointed_at(String good, String bad, String pointer, String code) {
        officer().body(GOOD.replace(good, bad)).post("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors", hasItem(at(pointer, code)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30", "2026-13", "soon", "1000" })
    void a_date_that_the_calendar_does_not_have(String date) {
        officer().body(GOOD.replace("\"kind\"", "\"term\": {\"startsOn\": \"" + date + "\"}, \"kind\"")).post("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors.pointer", contains("/term/startsOn"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X", "-", "n/a", " x " })
    void a_placeholder_is_no_name(String filler) {
        officer().body(GOOD.replace("\"Title\"", "\"" + filler + "\"")).post("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors.pointer", contains("/title/en"));
    }

    @Test
    void a_text_that_is_too_long() {
        officer().body(GOOD.replace("Title", "t".repeat(501))).post("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors", contains(at("/title/en", "too-long")));
    }

    @Test
    void a_text_that_cannot_be_kept() {
        officer().body(GOOD.replace("Title", "Ti\\u0000tle")).post("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors", contains(at("/title/en", "forbidden-character")));
    }

    @Test
    void a_body_over_the_limit() {
        officer().body(GOOD.replace("Title", "t".repeat(2_000_000))).post("/v1/agreements")
                .then().statusCode(413).contentType("application/problem+json").body("code", equalTo("body-too-large"));
    }

    @Test
    void no_body_at_all() {
        officer().post("/v1/agreements").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void another_media_type() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", "media").contentType("text/plain")
                .body(GOOD).post("/v1/agreements").then().spec(problem(415, "unsupported-media-type"));
    }

    @ParameterizedTest
    @CsvSource({ "colour, red", "signedSince, 2024-01-01" })
    void an_unknown_parameter(String name, String value) {
        given().queryParam(name, value).get("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors", contains(parameter(name, "unknown-parameter")));
    }

    @ParameterizedTest
    @CsvSource({ "limit, 0", "limit, 201", "limit, many", "activeOn, 2024-02-30", "stage, SIGNED", "country, Japan",
            "sort, title", "instrument, treaty", "total, maybe" })
    void a_parameter_with_a_wrong_value(String name, String value) {
        given().queryParam(name, value).get("/v1/agreements")
                .then().spec(problem(400, "invalid-request")).body("errors.parameter", contains(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "abc", "AAAA", "%00", "eyJhIjoxfQ" })
    void a_cursor_that_is_none(String cursor) {
        given().urlEncodingEnabled(false).queryParam("cursor", cursor).get("/v1/agreements").then().statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void a_cursor_of_another_list() {
        String cursor = given().queryParam("limit", 1).get("/v1/agreements").then().extract().path("next");

        given().queryParam("cursor", cursor).queryParam("country", "JP").get("/v1/agreements")
                .then().spec(problem(400, "invalid-cursor"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "/v1/agreements/nothing", "/v1/agreements/00000000-0000-7000-8000-000000000000",
            "/v1/agreements/nothing/transitions", "/v1/partners/nothing", "/v1/cooperation-kinds/KSXX", "/v1/nothing" })
    void an_unknown_thing(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_change_without_if_match() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("application/merge-patch+json")
                .body("{\"pillar\": \"economic\"}").patch("/v1/agreements/paris-sister-city")
                .then().spec(problem(428, "if-match-required"));
    }

    @Test
    void a_change_with_a_stale_if_match() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("application/merge-patch+json")
                .header("If-Match", "\"old\"").body("{\"pillar\": \"economic\"}").patch("/v1/agreements/paris-sister-city")
                .then().spec(problem(412, "stale-version"));
    }

    @Test
    void a_patch_with_a_wrong_field() {
        String tag = given().get("/v1/agreements/paris-sister-city").then().extract().header("ETag");

        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("application/merge-patch+json")
                .header("If-Match", tag).body("{\"provenance\": {\"certainty\": \"sure\"}}")
                .patch("/v1/agreements/paris-sister-city")
                .then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/provenance/certainty", "not-one-of")));
    }

    @Test
    void a_signed_text_is_not_edited() {
        String tag = given().get("/v1/agreements/paris-sister-city").then().extract().header("ETag");

        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("application/merge-patch+json")
                .header("If-Match", tag).body("{\"pillar\": \"economic\"}").patch("/v1/agreements/paris-sister-city")
                .then().spec(problem(409, "agreement-settled"));
    }

    @Test
    void a_creation_without_an_idempotency_key() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).contentType("application/json").body(GOOD)
                .post("/v1/agreements").then().statusCode(400).contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-required"));
    }

    @Test
    void a_key_that_came_with_another_body() {
        RequestSpecification first = given().auth().oauth2(Tokens.of("cooperation-officer"))
                .header("Idempotency-Key", "reused-key").contentType("application/json");
        first.body("{\"slug\": \"paris\", \"type\": \"city\", \"name\": {\"id\": \"Paris\", \"en\": \"Paris\"}}")
                .post("/v1/partners").then().spec(problem(409, "slug-taken"));

        given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", "reused-key")
                .contentType("application/json")
                .body("{\"slug\": \"tokyo\", \"type\": \"city\", \"name\": {\"id\": \"Tokyo\", \"en\": \"Tokyo\"}}")
                .post("/v1/partners").then().spec(problem(422, "idempotency-key-reused"));
    }

    @Test
    void no_token() {
        given().header("Idempotency-Key", "none").contentType("application/json").body(GOOD).post("/v1/agreements")
                .then().spec(problem(401, "token-required"));
    }

    @Test
    void an_expired_token() {
        given().auth().oauth2(Tokens.expired("cooperation-officer")).get("/v1/agreements").then()
                .spec(problem(401, "token-invalid"));
    }

    @Test
    void a_token_for_another_audience() {
        given().auth().oauth2(Tokens.forAnotherAudience("cooperation-officer")).get("/v1/agreements").then()
                .spec(problem(401, "token-invalid"));
    }

    @Test
    void a_token_of_another_issuer() {
        given().auth().oauth2(Tokens.fromAnotherIssuer("cooperation-officer")).get("/v1/agreements").then()
                .spec(problem(401, "token-invalid"));
    }

    @Test
    void a_forged_token() {
        given().auth().oauth2(Tokens.forged("cooperation-officer")).get("/v1/agreements").then()
                .spec(problem(401, "token-invalid"));
    }

    @Test
    void a_role_that_may_not() {
        given().auth().oauth2(Tokens.of("home-affairs")).header("Idempotency-Key", "not-mine").contentType("application/json")
                .body(GOOD).post("/v1/agreements").then().spec(problem(403, "forbidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "X-Role", "X-User-Role", "X-Forwarded-User", "X-Forwarded-Groups", "groups" })
    void a_forged_role_header_changes_nothing(String name) {
        given().header(name, "cooperation-officer").header("Idempotency-Key", "forged").contentType("application/json")
                .body(GOOD).post("/v1/agreements").then().spec(problem(401, "token-required"));
        given().header(name, "cooperation-officer").get("/v1/agreements/bekasi-2025").then().statusCode(404);
    }

    @Test
    void a_refusal_speaks_the_language_of_the_caller() {
        given().header("Accept-Language", "id-ID, en;q=0.5").get("/v1/agreements/nothing").then()
                .spec(problem(404, "agreement-not-found")).header("Content-Language", "id")
                .body("title", equalTo("Kerja sama tidak ditemukan"));
    }

    @Test
    void an_unusable_idempotency_key() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", "k".repeat(256))
                .contentType("application/json").body(GOOD).post("/v1/agreements").then().statusCode(400)
                .body("errors", contains(header("Idempotency-Key", "not-a-key")));
    }
}
