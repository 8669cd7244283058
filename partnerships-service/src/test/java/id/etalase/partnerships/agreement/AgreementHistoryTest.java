package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.as;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.move;
import static id.etalase.partnerships.agreement.Officer.patch;
import static id.etalase.partnerships.agreement.Officer.registerCity;
import static id.etalase.partnerships.agreement.Officer.registered;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class AgreementHistoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource database;

    @Test
    void replaying_all_releases_gives_the_agreement_and_any_instant_what_stood_then() throws IOException {
        // Given
        Random random = new Random(20260117);
        String agreement = registered(aProposal());
        TreeMap<Instant, String> model = new TreeMap<>();
        remember(agreement, model);
        List<String> stages = List.of("exploring", "intent-signed", "planning", "council-review", "ministry-verification",
                "drafting", "interministerial-review", "approved", "signed", "active");
        int stage = 0;
        for (int change = 0; change < 30; change++) {
            if (stage < stages.size() && random.nextInt(3) == 0) {
                advance(agreement, stages.get(stage++));
            } else if (stage == stages.size() && random.nextInt(3) == 0) {
                amend(agreement, Map.of("sectors", List.of(random.nextBoolean() ? "health" : "education", "culture")));
            } else if (stage >= stages.size() - 1 && random.nextInt(2) == 0) {
                correct(agreement, Map.of("title", Map.of("en", "Clean air " + change)));
            } else {
                patch(agreement, etag(agreement), random.nextBoolean() ? Map.of("note", Map.of("en", "Remark " + change))
                        : Map.of("responsibleOffice", "Dinas " + change)).statusCode(200);
            }
            remember(agreement, model);
        }

        // When
        JsonNode releases = JSON.readTree(bureau().queryParam("limit", 200).get("/v1/agreements/{a}/history", agreement)
                .then().statusCode(200).extract().asString()).get("items");

        // Then
        ObjectNode replayed = JSON.createObjectNode();
        int number = 0;
        for (JsonNode release : releases) {
            assertThat(release.get("number").asInt()).isEqualTo(++number);
            replayed = StateChange.applied(replayed, (ObjectNode) release.get("patch"));
        }
        assertThat(replayed).isEqualTo(JSON.readTree(model.lastEntry().getValue()));
        assertThat(JSON.readTree(bureau().get("/v1/agreements/{a}/history/{n}", agreement, number).then().extract().asString()))
                .isEqualTo(replayed);
        for (Map.Entry<Instant, String> stood : model.entrySet()) {
            assertThat(asOf(agreement, stood.getKey()).statusCode(200).extract().asString()).isEqualTo(stood.getValue());
            Instant next = model.higherKey(stood.getKey());
            if (next != null) {
                assertThat(asOf(agreement, next.minusNanos(1_000)).extract().asString()).isEqualTo(stood.getValue());
            }
        }
        asOf(agreement, model.firstKey().minusSeconds(1)).spec(problem(404, "agreement-not-yet"));
    }

    /** After a step of {@code advance} there may be several releases between; each state is keyed by its last change. */
    private static void remember(String agreement, TreeMap<Instant, String> model) {
        ValidatableResponse now = bureau().get("/v1/agreements/{a}", agreement).then().statusCode(200);
        String shown = now.extract().asString();
        if (model.isEmpty() || !model.lastEntry().getValue().equals(shown)) {
            List<String> instants = bureau().queryParam("limit", 200).get("/v1/agreements/{a}/history", agreement).then()
                    .extract().path("items.recordedAt");
            if (!model.isEmpty()) {
                instants.stream().map(Instant::parse).filter(instant -> instant.isAfter(model.lastKey()))
                        .forEach(instant -> model.put(instant, asOf(agreement, instant).extract().asString()));
            }
            model.put(Instant.parse(instants.get(instants.size() - 1)), shown);
        }
    }

    private static ValidatableResponse asOf(String agreement, Instant instant) {
        return bureau().queryParam("asOf", instant.toString()).get("/v1/agreements/{a}", agreement).then();
    }

    private static ValidatableResponse correct(String agreement, Map<String, Object> changes) {
        return bureau().header("If-Match", etag(agreement)).contentType("application/json")
                .body(Map.of("reason", "A slip of the pen.", "changes", changes))
                .post("/v1/agreements/{a}/corrections", agreement).then();
    }

    private static ValidatableResponse amend(String agreement, Map<String, Object> changes) {
        return bureau().header("If-Match", etag(agreement)).contentType("application/json")
                .body(Map.of("addendum", Map.of("title", "Adendum I", "reference", "7/KS/2026"), "signedOn", "2026-05-02",
                        "changes", changes))
                .post("/v1/agreements/{a}/amendments", agreement).then();
    }

    @Test
    void a_correction_keeps_the_revision_and_an_amendment_makes_a_new_one() {
        // Given
        String agreement = registered(aProposal());
        advance(agreement, "active");

        // When
        correct(agreement, Map.of("title", Map.of("en", "Clear air with Hanoi"))).statusCode(200)
                .body("revision", equalTo(1)).body("title.en", equalTo("Clear air with Hanoi"));
        amend(agreement, Map.of("sectors", List.of("health"))).statusCode(200).body("revision", equalTo(2));

        // Then
        given().get("/v1/agreements/{a}/history", agreement).then().statusCode(200)
                .body("items[-2].change", equalTo("corrected")).body("items[-2].reason", equalTo("A slip of the pen."))
                .body("items[-2].differences.pointer", hasItem("/title/en"))
                .body("items[-2].differences.find { it.pointer == '/title/en' }.before", equalTo("Clean air with Hanoi"))
                .body("items[-1].change", equalTo("amended")).body("items[-1].document.reference", equalTo("7/KS/2026"))
                .body("items[-1].revision", equalTo(2));
    }

    @Test
    void before_the_signing_there_is_nothing_to_correct_or_to_amend() {
        // Given
        String agreement = registered(aProposal());

        // When
        correct(agreement, Map.of("title", Map.of("en", "Other"))).spec(problem(409, "correction-before-signing"));
        amend(agreement, Map.of("sectors", List.of("health"))).spec(problem(409, "amendment-not-possible"));

        // Then
        bureau().get("/v1/agreements/{a}/history", agreement).then().body("items.change", contains("registered"));
    }

    @Test
    void the_public_reads_the_history_from_the_signing_on() {
        // Given
        String agreement = registered(aProposal());
        patch(agreement, etag(agreement), Map.of("note", Map.of("en", "Secret talks"))).statusCode(200);
        String secret = bureau().get("/v1/agreements/{a}", agreement).then().extract().path("updatedAt");
        patch(agreement, etag(agreement), Map.of("note", Map.of("en", "Open talks"))).statusCode(200);
        advance(agreement, "active");

        // When
        ValidatableResponse history = given().get("/v1/agreements/{a}/history", agreement).then().statusCode(200);

        // Then
        history.body("items.change", contains("signed", "activated")).body("items[0].patch.note.en", equalTo("Open talks"))
                .body("items[0].differences", nullValue()).body("items[1].differences.pointer", hasItem("/stage"));
        assertThat(history.extract().asString()).doesNotContain("Secret");
        given().queryParam("asOf", secret).get("/v1/agreements/{a}", agreement).then().spec(problem(404, "agreement-not-yet"));
        given().get("/v1/agreements/{a}/history/1", agreement).then().spec(problem(404, "release-not-found"));
        as("auditor").queryParam("asOf", secret).get("/v1/agreements/{a}", agreement).then().statusCode(200);
    }

    @Test
    void an_old_agreement_stands_as_its_dates_tell() {
        given().queryParam("asOf", "2010-06-01").get("/v1/agreements/moscow-sister-city").then().statusCode(200)
                .body("stage", equalTo("active"));
        given().queryParam("asOf", "2018-06-01").get("/v1/agreements/moscow-sister-city").then().statusCode(200)
                .body("stage", equalTo("expired"));
        given().queryParam("asOf", "1990-01-01").get("/v1/agreements/moscow-sister-city").then().statusCode(404);
    }

    @Test
    void a_list_stands_as_it_stood() {
        given().queryParam("asOf", "1996-01-01").queryParam("instrument", "sister-city").queryParam("limit", 200)
                .queryParam("total", true).get("/v1/agreements").then().statusCode(200)
                .body("items.slug", hasItems("paris-sister-city", "berlin-sister-city"))
                .body("items.slug", not(hasItem("jeju-sister-province"))).body("items.stage", everyItem(equalTo("active")))
                .body("total", equalTo(12));
        given().queryParam("asOf", "1970-01-01").get("/v1/agreements").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({ "limit, 200, -signed-on", "q, city, -signed-on", "q, city, signed-on", "stage, active, -signed-on",
            "stage, active, signed-on", "instrument, sister-city, signed-on", "group, asean, -signed-on",
            "activeOn, 2020-01-01, -signed-on" })
    void the_pages_of_a_past_list_make_the_whole_list(String filter, String value, String sort) {
        // Given
        RequestSpecification asked = given().queryParam("asOf", "2025-01-01").queryParam("sort", sort)
                .queryParams(filter.equals("limit") ? Map.of() : Map.of(filter, value));
        ValidatableResponse all = given().spec(asked).queryParam("limit", 200).queryParam("total", true).get("/v1/agreements")
                .then().statusCode(200);
        List<String> whole = all.extract().path("items.slug");

        // When
        List<String> paged = new java.util.ArrayList<>();
        String cursor = null;
        do {
            ValidatableResponse page = given().spec(asked).queryParam("limit", 3)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor)).get("/v1/agreements").then()
                    .statusCode(200);
            paged.addAll(page.extract().<List<String>> path("items.slug"));
            cursor = page.extract().path("next");
        } while (cursor != null);

        // Then
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(1).doesNotHaveDuplicates();
        all.body("total", equalTo(whole.size()));
        List<String> signed = all.extract().path("items.signedOn");
        assertThat(signed.stream().map(day -> day == null ? "0" : day.substring(0, 4))).isSortedAccordingTo(
                sort.startsWith("-") ? Comparator.<String> reverseOrder() : Comparator.<String> naturalOrder());
    }

    @Test
    void the_words_of_then_find_what_stood_then() {
        // Given
        String partner = "spelt-" + System.nanoTime();
        registerCity(partner, "VN", "Kota Ejaan", "Spelling");
        String agreement = registered(aProposal("KSDPL", partner));
        patch(agreement, etag(agreement), Map.of("title", Map.of("id", "Wortelkuno", "en", "Quokkas"))).statusCode(200);
        String before = bureau().get("/v1/agreements/{a}", agreement).then().extract().path("updatedAt");

        // When
        patch(agreement, etag(agreement), Map.of("title", Map.of("id", "Bayambaru", "en", "Wombats"))).statusCode(200);
        String tag = bureau().get("/v1/partners/{p}", partner).header("ETag");
        bureau().header("If-Match", tag).contentType("application/merge-patch+json")
                .body(Map.of("variants", List.of("Ejaanlain"))).patch("/v1/partners/{p}", partner).then().statusCode(200);

        // Then
        String now = Instant.now().toString();
        Map.of("quokka", before, "wortelkuno", before, "wombat", now, "ejaanlain", now, "ejaan wombats", now)
                .forEach((words, asOf) -> assertThat(found(words, asOf)).as(words).containsExactly(agreement));
        assertThat(found("wombats", before)).isEmpty();
        assertThat(found("quokkas", now)).isEmpty();
        assertThat(found("the", now)).isEmpty();
    }

    private static List<String> found(String words, String asOf) {
        return bureau().queryParam("asOf", asOf).queryParam("q", words).get("/v1/agreements").then().statusCode(200).extract()
                .path("items.slug");
    }

    @ParameterizedTest
    @CsvSource({ "country, FR, paris-sister-city", "partner, paris, paris-sister-city", "sector, culture, paris-sister-city",
            "kind, KSDPL, paris-sister-city", "scope, foreign, paris-sister-city", "q, 'PARIS city', paris-sister-city",
            "stage, active, paris-sister-city", "signedTo, 1995-09-08, paris-sister-city",
            "activeOn, 2000-01-01, paris-sister-city", "endsTo, 2016-12-31, moscow-sister-city",
            "renewed, false, paris-sister-city" })
    void a_filter_asks_of_the_past_what_it_asks_of_today(String filter, String value, String slug) {
        given().queryParam(filter, value).queryParam("limit", 200).get("/v1/agreements").then().statusCode(200)
                .body("items.slug", hasItem(slug));
        given().queryParam("asOf", "2012-01-01").queryParam(filter, value).queryParam("limit", 200).get("/v1/agreements").then()
                .statusCode(200).body("items.slug", hasItem(slug)).body("items.slug", not(hasItem("jeju-sister-province")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "yesterday", "2024-02-30", "2024", "2024-01-01T00:00", "9999-01-01", "1899-12-31" })
    void a_time_that_is_none_is_refused(String asOf) {
        for (String path : List.of("/v1/agreements", "/v1/agreements/paris-sister-city", "/v1/sister-cities")) {
            given().queryParam("asOf", asOf).get(path).then().spec(problem(400, "invalid-request"))
                    .body("errors.parameter", contains("asOf")).body("errors.code", contains("not-a-day-or-instant"));
        }
    }

    @Test
    void a_partner_with_a_new_name_makes_a_release_of_each_agreement_that_shows_it() {
        // Given
        String partner = "renamed-" + System.nanoTime();
        registerCity(partner, "VN", "Lama", "Old");
        String agreement = registered(aProposal("KSDPL", partner));
        String tag = bureau().get("/v1/partners/{p}", partner).then().extract().header("ETag");

        // When
        bureau().header("If-Match", tag).contentType("application/merge-patch+json")
                .body(Map.of("name", Map.of("id", "Baru", "en", "New"))).patch("/v1/partners/{p}", partner).then()
                .statusCode(200);

        // Then
        bureau().get("/v1/agreements/{a}/history", agreement).then().body("items.change", contains("registered", "updated"))
                .body("items[1].patch.partners[0].name.en", equalTo("New"));
    }

    @Test
    void nobody_changes_a_release() throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            for (String change : List.of("update agreement_release set reason = 'x'", "delete from agreement_release")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> statement.execute(change))
                        .hasMessageContaining("never changed");
            }
        }
    }

    @Test
    void everything_that_was_loaded_has_a_history() {
        given().get("/v1/agreements/paris-sister-city/history").then().statusCode(200)
                .body("items.size()", greaterThan(0)).body("items[0].change", equalTo("registered"))
                .body("items[0].actor.role", equalTo("system")).body("items[0].recordedAt", notNullValue());
        move("cooperation-officer", "paris-sister-city", Map.of("to", "nowhere")).statusCode(400);
    }
}
