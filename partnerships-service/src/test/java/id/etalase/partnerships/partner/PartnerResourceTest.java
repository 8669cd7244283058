package id.etalase.partnerships.partner;

import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class PartnerResourceTest {

    private static final String SCHEMAS = "/META-INF/resources/v1/schemas/partnerships/partner.";

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String registered(String slug) {
        return officer().contentType("application/json").body("""
                {"slug": "%s", "type": "city", "name": {"id": "Kota Surabaya", "en": "Surabaya"}, "variants": ["Soerabaja"],
                 "country": "ID", "coordinates": {"latitude": -7.2575, "longitude": 112.7521}}""".formatted(slug))
                .post("/v1/partners").then().statusCode(201).extract().path("id");
    }

    @Test
    void a_partner_is_registered_found_by_a_variant_and_changed() {
        // Given
        String id = registered("surabaya");
        given().queryParam("q", "soerabaja").get("/v1/partners").then().body("items.slug", hasItem("surabaya"));
        String tag = given().get("/v1/partners/surabaya").then().statusCode(200).extract().header("ETag");

        // When
        var answer = officer().header("If-Match", tag).contentType("application/merge-patch+json")
                .body("{\"coordinates\": null, \"variants\": [\"Soerabaja\", \"Suroboyo\"]}").patch("/v1/partners/surabaya")
                .then();

        // Then
        answer.statusCode(200).body("coordinates", nullValue()).body("variants", contains("Soerabaja", "Suroboyo"));
        try (PublishedEvents topic = PublishedEvents.on("partnerships.partner.events");
                PublishedEvents snapshots = PublishedEvents.on("partnerships.partner.state")) {
            List<PublishedEvent> events = topic.await(id, 2);
            events.get(0).assertEnvelope().assertValid(SCHEMAS + "registered.v1.json")
                    .assertGolden("/events/partner.registered.v1.json");
            events.get(1).assertEnvelope().assertValid(SCHEMAS + "updated.v1.json")
                    .assertGolden("/events/partner.updated.v1.json");
            snapshots.await(id, 2).forEach(snapshot -> snapshot.assertValid(SCHEMAS + "state.v1.json"));
        }
    }

    @Test
    void the_slug_of_a_partner_stays() {
        String tag = given().get("/v1/partners/paris").then().extract().header("ETag");

        officer().header("If-Match", tag).contentType("application/merge-patch+json").body("{\"slug\": \"lutetia\"}")
                .patch("/v1/partners/paris").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/slug", "not-changeable")));
    }

    @Test
    void a_country_that_does_not_exist_is_refused() {
        officer().contentType("application/json")
                .body(Map.of("slug", "nowhere", "type", "city", "country", "ZZ", "name",
                        Map.of("id", "Entah", "en", "Nowhere")))
                .post("/v1/partners").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/country", "unknown-country")));
    }

    @Test
    void coordinates_outside_the_earth_are_refused() {
        officer().contentType("application/json")
                .body(Map.of("slug", "mars", "type", "city", "name", Map.of("id", "Mars", "en", "Mars City"), "coordinates",
                        Map.of("latitude", 112.75, "longitude", -7.25)))
                .post("/v1/partners").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/coordinates/latitude", "not-a-latitude")));
    }

    @Test
    void partners_are_listed_page_by_page_in_the_order_of_their_slugs() {
        List<String> all = given().queryParam("limit", 200).get("/v1/partners").then().extract().path("items.slug");
        String next = given().queryParam("limit", 10).get("/v1/partners").then().statusCode(200)
                .body("items.slug", equalTo(all.subList(0, 10))).extract().path("next");

        List<String> second = given().queryParam("limit", 10).queryParam("cursor", next).get("/v1/partners").then()
                .extract().path("items.slug");

        assertThat(second).isEqualTo(all.subList(10, 20));
    }
}
