package id.etalase.partnerships.referencedata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The numbers of the source articles, answered by the register (ids N.. and R002-.. of the requirements). On a database of its
 * own, because other tests register more.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "reference"))
class ReferenceDataTest {

    @ParameterizedTest
    @CsvSource({ "2024-12-31, 23, 20", "2023-12-31, 22, 20", "2019-02-13, 21, 20", "2016-12-31, 17, 16" })
    void sister_cities_are_counted_on_any_day(String day, int total, int countries) {
        given().queryParam("asOf", day).get("/v1/sister-cities")
                .then().statusCode(200)
                .body("total", equalTo(total))
                .body("countries", equalTo(countries))
                .body("items.size()", equalTo(total));
    }

    @Test
    void the_articles_named_sister_cities_are_among_them() {
        given().queryParam("asOf", "2024-12-31").get("/v1/sister-cities")
                .then().statusCode(200)
                .body("items.partner", hasItems("paris", "tokyo", "bangkok", "jeddah", "jeju", "moscow"))
                .body("items.find { it.partner == 'paris' }.since", equalTo("1995-09-08"))
                .body("items.find { it.partner == 'jeju' }.since", equalTo("2024"));
    }

    @Test
    void all_rows_are_loaded_and_officers_see_them_all() {
        given().auth().oauth2(Tokens.of("cooperation-officer")).queryParam("total", true).get("/v1/agreements")
                .then().statusCode(200).body("total", equalTo(54));
    }

    @Test
    void the_public_does_not_see_what_is_not_signed() {
        given().queryParam("total", true).queryParam("limit", 200).get("/v1/agreements")
                .then().statusCode(200)
                .body("total", equalTo(53))
                .body("items.slug", not(hasItems("bekasi-2025")));
        given().get("/v1/agreements/bekasi-2025").then().statusCode(404);
    }

    @Test
    void jeju_has_the_approvals_of_both_ministries() {
        given().get("/v1/agreements/jeju-sister-province/approvals")
                .then().statusCode(200).body("items.authority", containsInAnyOrder("home-affairs", "foreign-affairs"));
    }

    @ParameterizedTest
    @CsvSource({ "Moskow, moscow", "ha noi, hanoi", "AL-QUDS, al-quds", "Bangkok Metropolitan, bangkok" })
    void partners_are_found_by_any_spelling(String q, String slug) {
        given().queryParam("q", q).get("/v1/partners")
                .then().statusCode(200).body("items.slug", hasItems(slug));
    }

    @Test
    void a_source_is_shown_by_its_title() {
        given().get("/v1/agreements/hiroshima-global-academy")
                .then().statusCode(200)
                .body("provenance.source", containsString("Pemprov DKI catat 102 kerja sama sepanjang 2024"))
                .body("provenance.source", not(containsString("seed")))
                .body("provenance.certainty", equalTo("high"));
    }

    @ParameterizedTest
    @CsvSource({ "2025-10-25, 10", "2025-10-26, 11", "1998-01-01, 9" })
    void members_of_asean_are_told_for_any_day(String day, int members) {
        given().queryParam("asOf", day).get("/v1/asean-members")
                .then().statusCode(200).body("items.size()", equalTo(members));
    }

    @Test
    void the_wrong_capitals_of_the_article_are_right_here() {
        given().get("/v1/asean-members")
                .then().statusCode(200)
                .body("items.find { it.code == 'MM' }.capital.en", equalTo("Nay Pyi Taw"))
                .body("items.find { it.code == 'BN' }.capital.en", equalTo("Bandar Seri Begawan"));
    }
}
