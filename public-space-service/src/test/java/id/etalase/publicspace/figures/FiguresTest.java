package id.etalase.publicspace.figures;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.publicspace.TestClock;
import id.etalase.publicspace.Visits;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class FiguresTest {

    @AfterEach
    void setTheClockRight() {
        TestClock.reset();
    }

    @Test
    void visits_are_counted_by_country_with_what_visitors_say() {
        // Given
        String session = session(activity(10, ""));
        String day = Visits.today().plusDays(1).toString();
        String booking = app().body("""
                {"session": "%s", "party": {"public": 4}, "country": "MY", "travelMode": "car"}""".formatted(session))
                .post("/v1/bookings").then().statusCode(201).extract().path("id");
        feedback(booking).then().statusCode(409).body("code", equalTo("feedback-not-possible"));
        String ticket = app().get("/v1/bookings/" + booking + "/ticket").path("token");
        Instant start = Instant.parse(app().get("/v1/bookings/" + booking).path("startsAt"));
        TestClock.putForward(Duration.between(TestClock.now(), start));
        desk().body("{\"ticket\": \"%s\", \"nonce\": \"a\", \"gate\": \"g\"}".formatted(ticket)).post("/v1/check-ins").then()
                .statusCode(200);
        assertThat(status(booking)).isEqualTo("checked-in");

        // When
        feedback(booking).then().statusCode(201);

        // Then
        feedback(booking).then().statusCode(409).body("code", equalTo("already-exists"));
        given().queryParam("by", "country").queryParam("from", day).queryParam("to", day).get("/v1/visit-statistics").then()
                .statusCode(200).body("items.find { it.key == 'MY' }.visitors", equalTo(4))
                .body("items.find { it.key == 'MY' }.rating", equalTo(5.0f));
        given().queryParam("by", "travel-mode").queryParam("from", day).queryParam("to", day).get("/v1/visit-statistics")
                .then().statusCode(200).body("items.find { it.key == 'mrt' }.heads", equalTo(4));
        given().accept("text/csv").queryParam("by", "country").queryParam("from", day).queryParam("to", day)
                .get("/v1/visit-statistics").then().statusCode(200).header("Content-Type", startsWith("text/csv"))
                .body(containsString("MY,1,4,4,0"));
    }

    private static io.restassured.response.Response feedback(String booking) {
        return app().body("{\"booking\": \"%s\", \"rating\": 5, \"travelMode\": \"mrt\", \"learned\": true}".formatted(booking))
                .post("/v1/feedback");
    }
}
