package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.patch;
import static id.etalase.partnerships.agreement.Officer.registerCity;
import static id.etalase.partnerships.agreement.Officer.registered;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class AgreementResourceTest {

    @Test
    void a_new_agreement_is_proposed_and_seen_by_the_government_only() {
        // Given
        Map<String, Object> proposal = aProposal();

        // When
        var answer = bureau().contentType("application/json").body(proposal).post("/v1/agreements").then();

        // Then
        answer.statusCode(201).header("Location", containsString("/v1/agreements/clean-air-with-hanoi"))
                .header("ETag", not(nullValue()))
                .body("stage", equalTo("proposed")).body("revision", equalTo(1)).body("scope", equalTo("foreign"))
                .body("partners.slug", contains("hanoi"));
        String slug = answer.extract().path("slug");
        given().get("/v1/agreements/{a}", slug).then().statusCode(404);
        given().auth().oauth2(Tokens.of("app")).get("/v1/agreements/{a}", slug).then().statusCode(404);
        for (String role : List.of("home-affairs", "foreign-affairs", "auditor", "administrator")) {
            given().auth().oauth2(Tokens.of(role)).get("/v1/agreements/{a}", slug).then().statusCode(200);
        }
    }

    @Test
    void an_agreement_is_read_by_slug_and_by_id_alike() {
        // Given
        String bySlug = given().get("/v1/agreements/paris-sister-city").then().statusCode(200).extract().asString();
        String id = given().get("/v1/agreements/paris-sister-city").then().extract().path("id");

        // When
        String byId = given().get("/v1/agreements/{id}", id).then().statusCode(200).extract().asString();

        // Then
        assertThat(byId).isEqualTo(bySlug);
    }

    @Test
    void who_has_the_present_version_is_told_so() {
        // Given
        String tag = given().get("/v1/agreements/paris-sister-city").then().extract().header("ETag");

        // When
        var answer = given().header("If-None-Match", tag).get("/v1/agreements/paris-sister-city").then();

        // Then
        answer.statusCode(304).header("ETag", tag).header("Vary", "Accept");
        assertThat(answer.extract().asString()).isEmpty();
    }

    @Test
    void a_patch_changes_what_it_names_and_nothing_else() {
        // Given
        String agreement = registered(aProposal());
        Map<String, Object> patch = new HashMap<>();
        patch.put("term", null);
        patch.put("direction", "both");

        // When
        var answer = patch(agreement, etag(agreement), patch);

        // Then
        answer.statusCode(200).body("direction", equalTo("both")).body("term", nullValue())
                .body("sectors", contains("air-quality")).body("revision", equalTo(2));
    }

    @Test
    void a_patch_that_changes_nothing_makes_no_new_version() {
        // Given
        String agreement = registered(aProposal());
        String tag = etag(agreement);

        // When
        var answer = patch(agreement, tag, Map.of("kind", "KSDPL"));

        // Then
        answer.statusCode(200).header("ETag", tag).body("revision", equalTo(1));
    }

    @Test
    void the_second_of_two_officers_is_told_that_the_first_was_faster() {
        // Given
        String agreement = registered(aProposal());
        String seenByBoth = etag(agreement);
        patch(agreement, seenByBoth, Map.of("direction", "both")).statusCode(200);

        // When
        var answer = patch(agreement, seenByBoth, Map.of("direction", "jakarta-gives"));

        // Then
        answer.statusCode(412).body("code", equalTo("stale-version"));
        bureau().get("/v1/agreements/{a}", agreement).then().body("direction", equalTo("both"));
    }

    @Test
    void the_tag_changes_when_a_partner_that_it_shows_is_renamed() {
        // Given
        String partner = "tag-test-city";
        registerCity(partner, "VN", "Kota Uji", "Test City");
        Map<String, Object> proposal = aProposal();
        proposal.put("partners", List.of(partner));
        String agreement = registered(proposal);
        String before = etag(agreement);
        String partnerTag = given().get("/v1/partners/{p}", partner).then().extract().header("ETag");

        // When
        bureau().header("If-Match", partnerTag).contentType("application/merge-patch+json")
                .body(Map.of("name", Map.of("en", "Renamed City"))).patch("/v1/partners/{p}", partner).then().statusCode(200);

        // Then
        assertThat(etag(agreement)).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({ "q, PARIS, paris-sister-city", "q, kota kembar paris, paris-sister-city", "q, Moskow, moscow-sister-city",
            "kind, KSDPL, paris-sister-city", "instrument, sister-city, tokyo-sister-city",
            "stage, expired, bantargebang-2016", "sector, environment, paris-sister-city",
            "challenge, air-pollution, asean-air-pollution", "country, JP, tokyo-sister-city",
            "partner, bangkok, bangkok-sister-city", "scope, domestic, bantargebang-2021",
            "activeOn, 2024-12-31, jeju-sister-province" })
    void a_filter_finds_what_it_should(String parameter, String value, String expected) {
        given().queryParam(parameter, value).queryParam("limit", 200).get("/v1/agreements")
                .then().statusCode(200).body("items.slug", hasItem(expected)).body("items.size()", greaterThan(0));
    }

    @Test
    void filters_leave_out_what_does_not_fit() {
        given().queryParam("country", "JP").queryParam("limit", 200).get("/v1/agreements").then().statusCode(200)
                .body("items.collect { it.partners.country.contains('JP') }", everyItem(is(true)));
        given().queryParam("signedFrom", "1995-01-01").queryParam("signedTo", "1995-12-31").get("/v1/agreements").then()
                .statusCode(200).body("items.slug", contains("paris-sister-city"));
        given().queryParam("q", "%").get("/v1/agreements").then().statusCode(200).body("items", empty());
        given().queryParam("activeOn", "2022-01-01").queryParam("limit", 200).get("/v1/agreements").then()
                .statusCode(200).body("items.slug", hasItems("bantargebang-2021", "paris-sister-city"))
                .body("items.slug", not(hasItem("bantargebang-2016"))).body("items.slug", not(hasItem("jeju-sister-province")));
    }

    @ParameterizedTest
    @CsvSource({ "-signed-on", "signed-on" })
    void pages_neither_skip_nor_repeat_while_rows_are_inserted(String sort) {
        // Given
        List<String> whole = given().auth().oauth2(Tokens.of("auditor")).queryParam("limit", 200).queryParam("sort", sort)
                .get("/v1/agreements").then().extract().path("items.slug");

        // When
        List<String> walked = new ArrayList<>();
        String cursor = null;
        do {
            var request = given().auth().oauth2(Tokens.of("auditor")).queryParam("limit", 7).queryParam("sort", sort);
            var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/v1/agreements").then()
                    .statusCode(200).extract();
            walked.addAll(page.<List<String>> path("items.slug"));
            cursor = page.path("next");
            registered(aProposal());
        } while (cursor != null);

        // Then
        assertThat(walked).doesNotHaveDuplicates().containsSubsequence(whole);
    }

    @Test
    void a_page_links_to_the_next_one() {
        given().queryParam("limit", 2).get("/v1/agreements").then().statusCode(200)
                .header("Link", endsWith("rel=\"next\"")).body("items.size()", equalTo(2)).body("total", nullValue());
    }

    @Test
    void a_repeat_with_the_same_key_registers_one_agreement() {
        // Given
        Map<String, Object> proposal = aProposal();
        proposal.put("slug", "registered-once");
        var first = given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", "registered-once-1")
                .contentType("application/json").body(proposal).post("/v1/agreements").then().statusCode(201).extract();

        // When
        var second = given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", "registered-once-1")
                .contentType("application/json").body(proposal).post("/v1/agreements").then();

        // Then
        second.statusCode(201).header("Idempotency-Replayed", "true").header("Location", first.header("Location"))
                .header("ETag", first.header("ETag"));
        assertThat(second.extract().asString()).isEqualTo(first.asString());
    }
}
