package id.etalase.ascn.referencedata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * The numbers of the source articles and of the network's reports, answered by requests, on a database of its own that no
 * other test writes to.
 */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn_untouched"))
class ReferenceDataTest {

    @ParameterizedTest
    @CsvSource({ "2018-06-30, 0, 0", "2018-12-31, 26, 3", "2022-08-31, 26, 3", "2022-09-21, 26, 3", "2023-08-14, 29, 3",
            "2024-09-25, 31, 4", "2025-09-30, 35, 4", "2026-01-31, 38, 6" })
    void the_network_grew_as_the_reports_say(String day, int cities, int indonesian) {
        given().queryParam("asOf", day).get("/v1/reports/cities")
                .then().statusCode(200).body("cities", equalTo(cities))
                .body("byCountry.find { it.key == 'ID' }?.cities ?: 0", equalTo(indonesian));
        given().queryParam("asOf", day).queryParam("country", "ID").queryParam("total", true).get("/v1/cities")
                .then().statusCode(200).body("total", equalTo(indonesian));
    }

    @Test
    void the_pilot_cities_stay_twenty_six() {
        given().queryParam("asOf", "2026-01-31").get("/v1/reports/cities").then().body("pilotCities", equalTo(26));
        given().queryParam("cohort", 2018).queryParam("total", true).get("/v1/cities").then().body("total", equalTo(26));
    }

    @Test
    void the_indonesian_pilot_cities_are_a_province_a_city_and_a_regency() {
        given().queryParam("cohort", 2018).queryParam("country", "ID").get("/v1/cities")
                .then().body("items.slug", contains("banyuwangi", "dki-jakarta", "makassar"))
                .body("items.kind", contains("regency", "province", "city"));
    }

    @Test
    void growth_is_counted_on_the_cut_off_day_of_every_report() {
        given().get("/v1/reports/growth").then().statusCode(200)
                .body("items.collect { it.asOf + ' ' + it.cities }", hasItems("2022-09-21 26", "2023-08-14 29",
                        "2024-09-25 31", "2025-09-30 35"));
    }

    @Test
    void the_projects_of_2025_are_134_with_116_open_and_18_completed() {
        given().get("/v1/reports/2025").then().statusCode(200)
                .body("counted.projects", equalTo(134)).body("counted.open", equalTo(116))
                .body("counted.completed", equalTo(18)).body("published.projects", equalTo(134))
                .body("difference", equalTo(0)).body("cities.cities", equalTo(35));
    }

    @ParameterizedTest
    @CsvSource({ "2022, 77, 74", "2023, 86, 74", "2024, 108, 74", "2025, 134, 134" })
    void published_totals_stand_beside_counted_ones(int year, int published, int counted) {
        given().get("/v1/reports").then().statusCode(200)
                .body("items.find { it.year == %d }.publishedProjects".formatted(year), equalTo(published))
                .body("items.find { it.year == %d }.countedProjects".formatted(year), equalTo(counted))
                .body("items.find { it.year == %d }.source".formatted(year), notNullValue());
    }

    @ParameterizedTest
    @CsvSource({ "civic-and-social, 34, 25.4, 25", "health-and-well-being, 8, 6.0, 6", "safety-and-security, 19, 14.2, 14",
            "quality-environment, 25, 18.7, 18", "built-infrastructure, 32, 23.9, 25",
            "industry-and-innovation, 16, 11.9, 12" })
    void shares_by_focus_area_stand_beside_the_published_percent(String area, int projects, float share, int published) {
        given().get("/v1/reports/2025").then()
                .body("counted.byFocusArea.find { it.key == '%s' }.projects".formatted(area), equalTo(projects))
                .body("counted.byFocusArea.find { it.key == '%s' }.share".formatted(area), equalTo(share))
                .body("published.shares['%s']".formatted(area), equalTo(published));
    }

    @Test
    void jaki_has_four_parts_and_the_report_counts_them_as_the_network_does() {
        given().get("/v1/projects/jaki/tree").then().statusCode(200)
                .body("projects", equalTo(5)).body("countedProjects", equalTo(3))
                .body("root.parts.slug", contains("jakevo", "jaklapor", "jaklingko", "jakpreneur"));
        given().get("/v1/reports/2025").then()
                .body("counted.byCity.find { it.key == 'dki-jakarta' }.projects", equalTo(5));
    }

    @Test
    void the_parts_of_jaki_tell_what_they_do() {
        given().queryParam("parent", "jaki").get("/v1/projects").then()
                .body("items.collect { it.slug + ' ' + it.serviceKinds[0] }", containsInAnyOrder("jaklapor complaints",
                        "jakevo licensing", "jakpreneur small-business-support", "jaklingko transport-payment"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "OK OTrip", "jaklingko", "JAK LINGKO", "otrip" })
    void old_and_new_names_find_the_same_work(String q) {
        given().queryParam("q", q).get("/v1/projects").then().body("items.slug", contains("jaklingko", "ok-otrip"));
    }

    @Test
    void an_old_name_leads_to_the_new_one() {
        given().get("/v1/projects/ok-otrip").then().body("status", equalTo("superseded"))
                .body("successor", equalTo("jaklingko"));
        given().get("/v1/projects/ok-otrip/names").then().body("items.slug", containsInAnyOrder("ok-otrip", "jaklingko"));
    }

    @ParameterizedTest
    @CsvSource({ "2018-06-01, listed", "2022-09-21, superseded" })
    void the_status_of_a_day_is_told(String day, String status) {
        given().queryParam("asOf", day).queryParam("q", "ok otrip").get("/v1/projects").then()
                .body("items.find { it.slug == 'ok-otrip' }.status", equalTo(status));
    }

    @Test
    void indonesia_chaired_in_2023_and_hands_over_to_laos() {
        given().get("/v1/chairs/2023").then().body("country", equalTo("ID"));
        given().queryParam("asOf", "2023-06-01").get("/v1/chairs").then().body("current.country", equalTo("ID"))
                .body("next.country", equalTo("LA")).body("items", hasSize(greaterThan(8)));
    }

    @Test
    void the_ministry_of_home_affairs_represented_indonesia_when_the_article_said_so() {
        given().queryParam("country", "ID").queryParam("asOf", "2022-08-31").get("/v1/national-representatives").then()
                .body("items", hasSize(1)).body("items[0].body.id", containsString("Kementerian Dalam Negeri"))
                .body("items[0].provenance.source", containsString("Indonesia siap menjabat keketuaan ASCN"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2023-09-05", "2023-09-06", "2023-09-07" })
    void the_43rd_summit_takes_three_days_in_jakarta(String day) {
        given().queryParam("from", day).queryParam("to", day).get("/v1/meetings").then()
                .body("items.slug", contains("asean-summit-43")).body("items[0].place", equalTo("Jakarta"));
    }

    @Test
    void the_day_before_the_summit_is_free() {
        given().queryParam("from", "2023-09-04").queryParam("to", "2023-09-04").get("/v1/meetings").then()
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({ "2025-10-25, 10", "2025-10-26, 11" })
    void member_states_have_a_date(String day, int states) {
        given().queryParam("asOf", day).get("/v1/member-states").then().body("items", hasSize(states));
    }

    @Test
    void the_wrong_capitals_of_the_article_are_right_and_the_error_is_told() {
        given().get("/v1/member-states/MM").then().body("capital.en", equalTo("Nay Pyi Taw"))
                .body("note", containsString("Birma"))
                .body("source", allOf(containsString("Koneksi Jakarta dengan kota di ASEAN"), not(containsString(".txt"))));
        given().get("/v1/member-states/BN").then().body("capital.id", equalTo("Bandar Seri Begawan"));
    }

    @Test
    void more_than_ten_million_people_live_in_jakarta() {
        given().queryParam("city", "dki-jakarta").queryParam("indicator", "population").get("/v1/observations").then()
                .body("items", hasSize(1)).body("items[0].value", equalTo(10_562_088)).body("items[0].period", equalTo("2020"))
                .body("items[0].verification", equalTo("claimed")).body("items[0].provenance.certainty", equalTo("high"));
    }

    @Test
    void the_five_topics_of_the_article_are_counted() {
        given().queryParam("asOf", "2025-09-30").get("/v1/reports/projects").then().body("byTopic.key",
                hasItems("small-business", "emission-reduction", "sustainable-development", "integrated-transport",
                        "ease-of-business"));
    }

    @Test
    void the_pillars_are_an_attribute_with_counts() {
        int economic = given().queryParam("pillar", "economic").queryParam("total", true).get("/v1/projects").then()
                .body("items.pillar", everyItem(equalTo("economic"))).extract().path("total");
        assertThat(economic).isPositive();
        given().queryParam("asOf", "2025-09-30").get("/v1/reports/projects").then()
                .body("byPillar.key", hasItems("economic", "none")).body("byPillar.projects.sum()", equalTo(134));
    }

    @Test
    void technologies_are_free_words_that_find_projects() {
        given().queryParam("technology", "sensors").get("/v1/projects").then().body("items.slug",
                containsInAnyOrder("siem-reap-air-sensors", "ipoh-sistem-pengurusan-lalulintas-pintar-spli"));
    }

    @Test
    void the_three_challenges_are_on_jakarta_and_find_projects() {
        given().get("/v1/cities/dki-jakarta").then().body("challenges", contains("traffic", "floods", "inequality"));
        given().queryParam("challenge", "floods").get("/v1/projects").then().body("items.slug", hasItem("kuching-flood"));
    }

    @ParameterizedTest
    @CsvSource({ "Ha Noi, hanoi", "ha-noi, hanoi", "Hà Nội, hanoi", "Saigon, ho-chi-minh-city", "Ujung Pandang, makassar",
            "Daerah Khusus Jakarta, dki-jakarta" })
    void cities_are_found_by_any_spelling(String q, String slug) {
        given().queryParam("q", q).get("/v1/cities").then().body("items.slug", hasItem(slug));
    }

    @Test
    void hanoi_has_one_code_here_and_in_partnerships() {
        given().get("/v1/cities/hanoi").then().statusCode(200);
        given().get("/v1/cities/ha-noi").then().statusCode(404);
        given().get("/v1/projects/ha-noi-ioc").then().body("city.slug", equalTo("hanoi"));
    }

    @ParameterizedTest
    @CsvSource({ "cities", "projects?limit=200", "chairs", "observations?to=2025-12-31", "meetings?to=2025-12-31",
            "practices", "national-representatives?asOf=2026-01-31" })
    void every_loaded_row_shows_its_source_and_how_sure_it_is(String list) {
        given().get("/v1/" + list).then().statusCode(200)
                .body("items.findAll { it.provenance?.source == null || it.provenance?.certainty == null }", hasSize(0))
                .body("items.findAll { it.provenance.source.contains('.txt') || it.provenance.source.contains('seed') }",
                        hasSize(0))
                .body("items", hasSize(greaterThan(2)));
    }

    @ParameterizedTest
    @CsvSource({ "cities, 38", "projects, 151", "chairs, 9", "national-representatives, 11", "reports, 5", "indicators, 13",
            "observations, 36", "practices, 3", "meetings, 10" })
    void all_rows_are_loaded_once(String list, int rows) {
        assertThat(given().get("/v1/" + list + "?format=csv").then().statusCode(200).extract().asString().lines().count())
                .isEqualTo(rows + 1);
    }

    @Test
    void what_changed_between_the_reports_is_told() {
        given().queryParam("since", "2022-09-21").queryParam("until", "2025-09-30").get("/v1/reports/changes").then()
                .statusCode(200)
                .body("gone.project", containsInAnyOrder("banyuwangi-smart-kampung", "chonburi-waste-energy"))
                .body("renamed.find { it.project == 'phuket-smart-mobility' }.formerly",
                        containsInAnyOrder("phuket-maas", "phuket-traffic-ai"))
                .body("added.project", hasItem("kuching-parking")).body("completed.project", everyItem(notNullValue()));
    }
}
