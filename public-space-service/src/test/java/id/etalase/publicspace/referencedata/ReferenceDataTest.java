package id.etalase.publicspace.referencedata;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What the source article says of the places, answered by the service (ids N28 to N30 and R003-.. of the requirements). */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class ReferenceDataTest {

    @Test
    void the_three_parks_of_the_article_are_parts_of_one() {
        given().queryParam("partOf", "taman-bendera-pusaka").get("/v1/spaces")
                .then().statusCode(200)
                .body("items.slug", hasItems("taman-langsat", "taman-ayodya", "taman-leuser"))
                .body("items", hasSize(3));
        given().get("/v1/spaces/taman-bendera-pusaka").then().statusCode(200).body("areaM2", equalTo(56000))
                .body("accessSince", equalTo("2026-03-14"));
    }

    @Test
    void the_nearest_station_to_the_secretariat_is_told_and_no_car_park() {
        given().get("/v1/spaces/asean-headquarters/transit")
                .then().statusCode(200)
                .body("items[0].slug", equalTo("mrt-asean"))
                .body("items[0].mode", equalTo("mrt"))
                .body("items[0].walkingMetres", lessThan(400))
                .body("items[0].stepFree", equalTo("yes"))
                .body("items.mode", hasItem("bus"));
    }

    @Test
    void nothing_promises_entry_to_the_secretariat() {
        given().get("/v1/spaces/asean-headquarters").then().statusCode(200)
                .body("access", equalTo("closed")).body("bookable", equalTo(false))
                .body("sideEntrance", containsString("Trunojoyo"))
                .body("address", containsString("Sisingamangaraja 70A"));
        given().get("/v1/spaces/asean-headquarters/open-now").then().statusCode(200)
                .body("open", equalTo(false)).body("because", equalTo("no-public-entry"));
    }

    @Test
    void unknown_step_free_access_is_not_yes() {
        given().queryParam("stepFree", "yes").get("/v1/spaces").then().statusCode(200)
                .body("items.slug", hasItems("mrt-asean", "tj-csw"))
                .body("items.slug", not(hasItem("asean-headquarters")));
    }

    @Test
    void a_park_that_is_open_day_and_night_is_open_now() {
        given().get("/v1/spaces/taman-ayodya/open-now").then().statusCode(200)
                .body("open", equalTo(true)).body("zone", equalTo("Asia/Jakarta"));
    }

    @Test
    void hours_that_nobody_recorded_are_not_called_closed() {
        given().get("/v1/spaces/taman-asean/open-now").then().statusCode(200)
                .body("open", nullValue()).body("because", equalTo("hours-not-known"));
    }

    @ParameterizedTest
    @CsvSource({ "2025, 28", "2026, 25", "2027, 17" })
    void holidays_and_joint_leave_are_told_by_year(int year, int days) {
        given().queryParam("year", year).get("/v1/public-holidays").then().statusCode(200)
                .body("items", hasSize(days)).body("items.provenance.source", everyItem(not(nullValue())));
    }

    @Test
    void places_can_be_put_on_a_map() {
        given().accept("application/geo+json").get("/v1/spaces").then().statusCode(200)
                .header("Content-Type", startsWith("application/geo+json"))
                .body("type", equalTo("FeatureCollection"))
                .body("features.find { it.id == 'mrt-asean' }.geometry.coordinates[0]", greaterThan(106f));
    }

    @Test
    void the_sample_programme_is_marked_everywhere_and_found_from_the_station() {
        given().queryParam("near", "mrt-asean").queryParam("type", "guided-visit").get("/v1/sessions")
                .then().statusCode(200)
                .body("items.size()", greaterThan(5))
                .body("items.find { it.activity == 'sample-guided-visit' }.sample", equalTo(true))
                .body("items.findAll { it.sample }.title.en", everyItem(startsWith("[Sample]")));
        given().get("/v1/activities/sample-school-visit").then().statusCode(200).body("sample", equalTo(true));
        given().get("/v1/spaces/sample-visitor-room").then().statusCode(200).body("sample", equalTo(true));
    }

    @Test
    void all_four_uses_of_the_article_and_the_guided_visit_are_types_of_activities() {
        given().queryParam("type", "anything").get("/v1/activities").then().statusCode(400)
                .body("errors[0].allowed", hasItems("exhibition", "public-forum", "cultural-discussion",
                        "education-programme"));
    }
}
