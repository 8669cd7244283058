package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.restassured.specification.RequestSpecification;

/**
 * The Smart Cities Network through the gateway: as a journalist, a city officer, a ministry, a map program and a subscriber.
 */
@ExtendWith(SharedSuite.class)
class SmartCitiesIT {

    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    @Test
    void a_journalist_asks_what_stood_in_yearly_reports_only() {
        anybody().get("/v1/reports/2025").then().statusCode(200).body("counted.projects", equalTo(134))
                .body("counted.open", equalTo(116)).body("counted.completed", equalTo(18))
                .body("published.projects", equalTo(134));
        anybody().get("/v1/reports/growth").then().body("items.collect { it.asOf + ' ' + it.cities }",
                hasItems("2022-09-21 26", "2023-08-14 29", "2024-09-25 31", "2025-09-30 35"));
        anybody().queryParam("asOf", "2022-08-31").queryParam("country", "ID").get("/v1/cities").then()
                .body("items.slug", contains("banyuwangi", "dki-jakarta", "makassar"));
        anybody().accept("text/csv").get("/v1/projects?report=2025").then().statusCode(200).contentType(startsWith("text/csv"));
    }

    @Test
    void a_project_is_kept_by_its_own_city_and_country_and_a_subscriber_hears_of_every_step() {
        // Given
        String body = """
                {"slug": "flood-sensors", "city": "dki-jakarta", "name": {"id": "Sensor banjir", "en": "Flood sensors"},
                 "problem": {"en": "People by the rivers learn too late that water is coming."},
                 "focusArea": "safety-and-security", "challenges": ["floods"], "since": "2025-11-01"}""";
        String step = """
                {"to": "ongoing", "occurredOn": "2025-12-01"}""";

        // When
        token("city-officer", "--city", "makassar").body(body).post("/v1/projects").then().statusCode(403)
                .body("code", equalTo("not-your-city"));
        token("national-representative", "--country", "MY").body(body).post("/v1/projects").then().statusCode(403);
        String id = token("city-officer").body(body).post("/v1/projects").then().statusCode(201).extract().path("id");
        token("city-officer", "--city", "makassar").body(step).post("/v1/projects/flood-sensors/steps").then().statusCode(403);
        token("national-representative").body(step).post("/v1/projects/flood-sensors/steps").then().statusCode(200)
                .body("status", equalTo("ongoing"));

        // Then
        try (PublishedEvents topic = PublishedEvents.on("ascn.project.events", suite.bootstrapServers())) {
            List<PublishedEvent> events = topic.await(id, 2);
            assertThat(events).extracting(PublishedEvent::type).containsExactly("id.etalase.ascn.project.registered.v1",
                    "id.etalase.ascn.project.started.v1");
            given().get(events.get(0).headers().get("ce_dataschema")).then().statusCode(200)
                    .body("title", equalTo("id.etalase.ascn.project.registered.v1"));
        }
        try (PublishedEvents topic = PublishedEvents.on("ascn.project.state", suite.bootstrapServers())) {
            assertThat(topic.await(id, 2)).last().extracting(PublishedEvent::value).asString().contains("\"ongoing\"");
        }
        anybody().get("/problems/not-your-city").then().statusCode(200);
    }

    @Test
    void a_map_program_given_the_landing_page_loads_every_city() {
        // Given
        String data = given().get(suite.gateway() + "/v1/maps").then().statusCode(200).extract()
                .path("links.find { it.rel == 'data' }.href");
        String items = given().get(data).then().statusCode(200).extract()
                .path("collections.find { it.id == 'cities' }.links.find { it.rel == 'items' }.href");

        // When
        List<String> loaded = new ArrayList<>();
        for (String page = items + "?limit=15&bbox=92,-11,141,29"; page != null;) {
            var answer = given().urlEncodingEnabled(false).get(page).then().statusCode(200)
                    .contentType("application/geo+json").body("features.geometry.type", everyItem(equalTo("Point"))).extract();
            loaded.addAll(answer.path("features.id"));
            page = answer.path("links.find { it.rel == 'next' }?.href");
        }

        // Then
        assertThat(loaded).hasSizeGreaterThanOrEqualTo(38).doesNotHaveDuplicates().contains("dki-jakarta", "denpasar");
    }

    @Test
    void a_developer_finds_it_in_the_merged_document() {
        anybody().queryParam("format", "json").get("/openapi").then().statusCode(200)
                .body("paths", hasKey("/v1/projects/{project}/steps")).body("paths", hasKey("/v1/agreements"))
                .body("components.schemas", hasKey("ProjectRequest"));
    }

    private static RequestSpecification anybody() {
        return given().baseUri(suite.gateway());
    }

    /** Somebody with the token that the command of that name prints. */
    private static RequestSpecification token(String... roleAndClaims) {
        return anybody().auth().oauth2(suite.token(roleAndClaims)).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }
}
