package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.registerCity;
import static id.etalase.partnerships.agreement.Officer.registered;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class SearchTest {

    @Inject
    EntityManager database;

    private static ValidatableResponse search(String q) {
        return given().queryParam("q", q).queryParam("limit", 100).get("/v1/search").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({ "banjir, dutep-rotterdam", "flood, dutep-rotterdam", "floods, dutep-rotterdam", "FLOODING, dutep-rotterdam",
            "banjir belanda, dutep-rotterdam", "kebanjiran, dutep-rotterdam", "hospital, c40-green-hospitals",
            "rumah sakit, c40-green-hospitals", "the hospitals, c40-green-hospitals", "ha noi, hanoi-sister-city",
            "'Hà Nội', hanoi-sister-city", "Philipina, asean-cities-cooperation", "moskow, moscow-2017",
            "sister city paris, paris-sister-city", "rotter, rotterdam-sister-city", "polusi, asean-air-pollution" })
    void a_word_finds_it_in_either_language_and_any_spelling(String q, String slug) {
        search(q).body("items.agreement.slug", hasItem(slug));
        given().queryParam("q", q).queryParam("limit", 200).get("/v1/agreements").then().statusCode(200)
                .body("items.slug", hasItem(slug));
    }

    @Test
    void a_word_that_is_the_same_in_both_languages_is_asked_of_the_index_once() {
        assertThat(database.createNativeQuery("select marks_of_words('banjir pendidikan')", String.class).getSingleResult()
                .toString().replace('\u0001', '7'))
                .isEqualTo("( '7-banjir' ) & ( '7-didik' | '7-pendidikan' )");
    }

    @Test
    void flood_and_banjir_find_the_same() {
        // Given
        List<String> english = search("flood").extract().path("items.agreement.slug");

        // When
        List<String> indonesian = search("banjir").extract().path("items.agreement.slug");

        // Then
        assertThat(indonesian).containsAll(english.stream().filter(slug -> slug.equals("dutep-rotterdam")
                || slug.equals("kuala-lumpur-2025")).toList()).contains("dutep-rotterdam", "kuala-lumpur-2025");
    }

    @Test
    void birma_finds_a_partner_in_myanmar() {
        // Given
        String partner = "yangon-" + System.nanoTime();
        registerCity(partner, "MM", "Yangon", "Yangon");
        String agreement = registered(aProposal("KSDPL", partner));

        // When
        ValidatableResponse found = bureau().queryParam("q", "Birma").get("/v1/search").then();

        // Then
        found.body("items.agreement.slug", hasItem(agreement));
        given().queryParam("q", "Birma").get("/v1/search").then().body("items.agreement.slug", not(hasItem(agreement)));
    }

    @Test
    void a_title_ranks_above_a_tag_and_is_highlighted() {
        search("hospital").body("items[0].agreement.slug", equalTo("c40-green-hospitals"))
                .body("items[0].highlight.'title.en'", containsString("<mark>Hospitals</mark>"));
    }

    @Test
    void what_is_highlighted_is_escaped() {
        // Given
        Map<String, Object> proposal = aProposal();
        proposal.put("title", Map.of("id", "Uji <b>xylofon</b>", "en", "Test <b>xylofon</b>"));
        registered(proposal);

        // When
        ValidatableResponse found = bureau().queryParam("q", "xylofon").get("/v1/search").then();

        // Then
        found.body("items[0].highlight.'title.en'", containsString("&lt;b&gt;<mark>xylofon</mark>"));
    }

    @Test
    void facets_count_the_hits() {
        // When
        ValidatableResponse found = given().queryParam("q", "sister").queryParam("facets", true).queryParam("limit", 100)
                .queryParam("instrument", "sister-city").get("/v1/search").then();

        // Then
        int hits = found.extract().<List<?>> path("items").size();
        found.body("facets.instrument.value", contains("sister-city")).body("facets.instrument[0].count", equalTo(hits))
                .body("facets.country.value", hasItem("FR")).body("complete", equalTo(true)).body("ranked", equalTo(hits));
    }

    @Test
    void pages_make_the_whole() {
        // Given
        List<String> whole = search("city").extract().path("items.agreement.slug");

        // When
        List<String> first = given().queryParam("q", "city").queryParam("limit", 3).get("/v1/search").then()
                .body("next", equalTo(3)).extract().path("items.agreement.slug");
        List<String> second = given().queryParam("q", "city").queryParam("limit", 3).queryParam("skip", 3).get("/v1/search")
                .then().extract().path("items.agreement.slug");

        // Then
        assertThat(whole).startsWith(first.toArray(String[]::new)).containsAll(second).doesNotHaveDuplicates();
        assertThat(whole.subList(3, 6)).isEqualTo(second);
    }

    @ParameterizedTest
    @CsvSource({ "q, city, -signed-on", "q, city, signed-on", "q, sister jakarta, -signed-on", "q, rotter, signed-on",
            "q, polusi udara, -signed-on", "sector, environment, -signed-on", "sector, environment, signed-on",
            "partner, paris, -signed-on", "country, JP, signed-on", "group, asean, -signed-on", "stage, expired, signed-on",
            "instrument, sister-city, -signed-on", "challenge, floods, -signed-on", "renewed, true, signed-on",
            "kind, KSDPL, -signed-on", "signedFrom, 2000-01-01, signed-on", "signedTo, 2000-01-01, signed-on",
            "endsFrom, 2020-01-01, -signed-on", "endsTo, 2024-12-31, signed-on",
            "signedTo, 2000-01-01, -signed-on", "signedTo, 2004-06-15, -signed-on", "signedTo, 2004-06-15, signed-on",
            "activeOn, 2020-01-01, -signed-on", "activeOn, 2020-01-01, signed-on",
            "asOf, 2020-01-01, -signed-on", "asOf, 2020-01-01, signed-on" })
    void pages_of_a_list_that_its_own_index_gives_hold_all_that_are_counted_in_order(String filter, String value, String sort) {
        // Given
        List<Map<String, Object>> found = new ArrayList<>();
        Integer counted = page(filter, value, sort, null).extract().path("total");

        // When
        String cursor = null;
        do {
            JsonPath page = page(filter, value, sort, cursor).extract().jsonPath();
            found.addAll(page.getList("items"));
            cursor = page.getString("next");
        } while (cursor != null);

        // Then
        assertThat(found).extracting(one -> one.get("slug")).hasSize(counted).doesNotHaveDuplicates();
        // A year means its last day here, and a month too; what is not known comes last, or first.
        Comparator<String> order = Comparator.naturalOrder();
        assertThat(found).extracting(one -> (one.getOrDefault("signedOn", "0") + "-99-99").substring(0, 4))
                .isSortedAccordingTo(sort.startsWith("-") ? order.reversed() : order);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2020-01-01" })
    void two_filters_let_through_what_each_of_them_does(String asOf) {
        // Given
        Map<String, String> filters = Map.of("q", "city", "instrument", "sister-city", "sector", "culture", "country", "JP",
                "group", "asean", "stage", "expired", "signedTo", "2004-06-15", "endsTo", "2019-06-30", "activeOn",
                "2004-01-01");
        Map<String, List<String>> alone = new HashMap<>();
        filters.forEach((filter, value) -> alone.put(filter, slugs(asOf, Map.of(filter, value))));

        for (String one : filters.keySet()) {
            for (String other : filters.keySet()) {
                if (one.compareTo(other) < 0) {
                    // When
                    List<String> together = slugs(asOf, Map.of(one, filters.get(one), other, filters.get(other)));

                    // Then
                    List<String> both = new ArrayList<>(alone.get(one));
                    both.retainAll(alone.get(other));
                    assertThat(together).as(one + " and " + other).isEqualTo(both);
                }
            }
        }
    }

    private static List<String> slugs(String asOf, Map<String, String> filters) {
        return given().queryParams(filters).queryParams(asOf.isEmpty() ? Map.of() : Map.of("asOf", asOf))
                .queryParam("limit", 200)
                .get("/v1/agreements").then().statusCode(200).body("next", nullValue()).extract().path("items.slug");
    }

    private static ValidatableResponse page(String filter, String value, String sort, String cursor) {
        RequestSpecification request = given().queryParam(filter, value).queryParam("sort", sort).queryParam("limit", 3)
                .queryParam("total", true);
        if (cursor != null) {
            request.queryParam("cursor", cursor);
        }
        return request.get("/v1/agreements").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "%", "'", "\\", "& | !", "the", "zzzzqqq", "(((", "zzq:*", "''':*" })
    void odd_questions_find_nothing_and_break_nothing(String q) {
        given().queryParam("q", q).get("/v1/search").then().statusCode(200).body("items", empty());
    }

    @Test
    void a_search_needs_words() {
        given().get("/v1/search").then().spec(problem(400, "invalid-request")).body("errors.parameter", contains("q"));
        given().queryParam("q", "x").queryParam("asOf", "2020-01-01").get("/v1/search").then()
                .spec(problem(400, "invalid-request")).body("errors.parameter", contains("asOf"));
    }

    @Test
    void a_partner_with_a_new_spelling_is_found_by_it() {
        // Given
        String partner = "spelt-" + System.nanoTime();
        registerCity(partner, "VN", "Kota", "Town");
        String agreement = registered(aProposal("KSDPL", partner));
        String tag = bureau().get("/v1/partners/{p}", partner).then().extract().header("ETag");

        // When
        bureau().header("If-Match", tag).contentType("application/merge-patch+json")
                .body(Map.of("variants", List.of("Qwertyville"))).patch("/v1/partners/{p}", partner).then().statusCode(200);

        // Then
        bureau().queryParam("q", "qwertyville").get("/v1/search").then().body("items.agreement.slug", contains(agreement));
    }
}
