package id.etalase.ascn.map;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Lists as GeoJSON and CSV, and the pages of OGC API Features, as map programs walk through them. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class MapTest {

    @Test
    void cities_are_features_with_longitude_first() {
        given().accept("application/geo+json").get("/v1/cities?cohort=2018&country=TH").then().statusCode(200)
                .contentType("application/geo+json").body("type", equalTo("FeatureCollection"))
                .body("numberReturned", equalTo(3))
                .body("features.find { it.id == 'bangkok' }.geometry.coordinates[0]", equalTo(100.5018f))
                .body("features.find { it.id == 'bangkok' }.geometry.coordinates[1]", equalTo(13.7563f))
                .body("features.find { it.id == 'bangkok' }.properties.kind", equalTo("special-administrative-area"));
    }

    @Test
    void a_box_holds_the_cities_in_it() {
        given().get("/v1/cities?format=geojson&cohort=2018&bbox=95,-11,141,6&country=ID").then()
                .body("features.id", hasItems("banyuwangi", "dki-jakarta", "makassar"));
        given().get("/v1/cities?format=geojson&bbox=106,-7,107,-6").then().body("features.id", hasItem("dki-jakarta"))
                .body("features.id", not(hasItem("makassar")));
    }

    @Test
    void a_time_holds_the_members_of_then() {
        given().get("/v1/cities?format=geojson&datetime=2022-08-31&country=TH").then().body("features.id",
                not(hasItem("rayong")));
        given().get("/v1/cities?format=geojson&datetime=2022-08-31/2023-12-31&country=TH").then().body("features.id",
                hasItem("rayong"));
        given().get("/v1/cities?format=geojson&datetime=../2018-01-01&country=TH").then().body("features", hasSize(0));
    }

    @Test
    void a_project_without_a_place_of_its_own_is_at_that_of_its_city() {
        given().accept("application/geo+json").get("/v1/projects/jaki").then().body("geometry.coordinates[0]",
                equalTo(106.8456f)).body("properties.coordinates", equalTo(null));
    }

    @Test
    void next_links_lead_through_all_features() {
        // Given
        Set<String> seen = new TreeSet<>();
        List<Integer> sizes = new ArrayList<>();
        String path = "/v1/projects?format=geojson&limit=60&report=2025";

        // When
        while (path != null) {
            var page = given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract();
            List<String> ids = page.path("features.id");
            sizes.add(ids.size());
            seen.addAll(ids);
            String next = page.path("links.find { it.rel == 'next' }?.href");
            path = next == null ? null : next.substring(next.indexOf("/v1/"));
        }

        // Then
        assertThat(seen).hasSize(134);
        assertThat(sizes).containsExactly(60, 60, 14);
    }

    @Test
    void a_program_that_knows_nothing_of_pages_draws_the_whole_list() {
        given().get("/v1/projects?format=geojson&report=2025").then().statusCode(200).contentType("application/geo+json")
                .body("type", equalTo("FeatureCollection")).body("features", hasSize(134)).body("numberReturned", equalTo(134))
                .body("links.rel", contains("self")).body("features.geometry.type", everyItem(equalTo("Point")));
    }

    @Test
    void a_wrong_filter_of_a_whole_map_is_still_explained() {
        given().get("/v1/projects?format=geojson&bbox=1,2").then().spec(problem(400, "invalid-request"));
    }

    @Test
    void a_map_program_finds_its_way_from_the_landing_page() {
        String data = given().get("/v1/maps").then().statusCode(200).body("links.rel", hasItems("self", "conformance", "data"))
                .extract().path("links.find { it.rel == 'data' }.href");
        given().get("/v1/maps/conformance").then().body("conformsTo", hasItem(endsWith("conf/geojson")));
        String items = given().get(URI.create(data).getPath()).then().body("collections.id", hasItems("cities", "projects"))
                .extract().path("collections[0].links.find { it.rel == 'items' }.href");
        given().queryParam("limit", 1000).get(URI.create(items).getPath()).then().statusCode(200)
                .contentType("application/geo+json").body("numberMatched", greaterThan(37))
                .body("features.geometry.type", everyItem(equalTo("Point")));
        given().get("/v1/maps/collections/cities/items/hanoi").then().body("type", equalTo("Feature"))
                .body("links.rel", contains("self", "collection"))
                .body("links[1].href", endsWith("/v1/maps/collections/cities"));
        given().get("/v1/maps/collections/roads").then().spec(problem(404, "collection-not-found"));
        given().get("/v1/maps/collections/cities/items?bbox=1,2").then().spec(problem(400, "invalid-request"));
    }

    @Test
    void links_lead_through_the_public_origin() {
        given().get("/v1/maps/collections/cities/items?limit=1").then().body("links.href",
                everyItem(startsWith("http://localhost:8080/v1/maps/")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "cities", "projects", "indicators", "observations", "practices", "member-states", "chairs",
            "national-representatives", "meetings", "reports" })
    void every_list_is_a_table_too(String list) {
        // When
        String table = given().accept("text/csv").get("/v1/" + list).then().statusCode(200)
                .contentType(startsWith("text/csv")).header("Content-Disposition", containsString(list)).extract().asString();

        // Then
        assertThat(table.lines().count()).isGreaterThan(3);
        assertThat(given().get("/v1/" + list + "?format=csv").asString().lines().findFirst())
                .isEqualTo(table.lines().findFirst());
    }

    @ParameterizedTest
    @ValueSource(strings = { "cities/dki-jakarta/memberships", "cities/dki-jakarta/officers", "projects/jaki/steps",
            "projects/ok-otrip/names", "reports/growth", "indicators/population/series?city=dki-jakarta" })
    void a_list_of_one_thing_is_a_table_too(String list) {
        String table = given().accept("text/csv").get("/v1/" + list).then().statusCode(200)
                .contentType(startsWith("text/csv")).extract().asString();
        assertThat(table.lines().count()).isGreaterThan(list.endsWith("officers") ? 0 : 1);
        given().get("/v1/" + list).then().contentType(startsWith("application/json"));
    }

    @Test
    void a_table_holds_the_whole_list() {
        String table = given().get("/v1/projects?format=csv&report=2025").asString();
        assertThat(table.lines().count()).isEqualTo(135);
    }

    @Test
    void a_format_that_a_list_does_not_have_is_refused() {
        given().get("/v1/chairs?format=geojson").then().spec(problem(400, "invalid-request"));
        given().accept("application/pdf").get("/v1/cities").then().spec(problem(406, "not-acceptable"));
    }
}
