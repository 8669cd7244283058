package id.etalase.publicspace.figures;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.book;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
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
import id.etalase.testkit.Tokens;
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

    @Test
    void visits_are_counted_by_the_kind_of_visitor_in_mixed_groups_too() {
        // Given
        String day = Visits.today().plusDays(43).toString();
        String session = session(activity(20, ""), Visits.today().plusDays(43), "10:00");
        String booking = booked(session, "{\"public\": 1, \"pupils\": 6, \"escorts\": 2, \"withDisabilities\": 1}");
        String ticket = app().get("/v1/bookings/" + booking + "/ticket").path("token");
        Instant start = Instant.parse(app().get("/v1/bookings/" + booking).path("startsAt"));
        TestClock.putForward(Duration.between(TestClock.now(), start));

        // When
        desk().body("{\"ticket\": \"%s\", \"nonce\": \"a\", \"gate\": \"g\", \"heads\": 5}".formatted(ticket))
                .post("/v1/check-ins").then().statusCode(200);

        // Then
        given().queryParam("by", "visitor-type").queryParam("from", day).queryParam("to", day).get("/v1/visit-statistics")
                .then().statusCode(200).body("items.key", contains("disability", "public", "school"))
                .body("items.heads", contains(1, 1, 8)).body("items.bookings", contains(1, 1, 1))
                .body("items.find { it.key == 'school' }.visitors", equalTo(4));
    }

    @Test
    void how_full_a_place_is_is_told_hour_by_hour_and_after_an_erasure_too() {
        // Given
        String room = openRoom();
        String activity = activity(room, 10, ", \"setupMinutes\": 0");
        String day = Visits.today().plusDays(1).toString();
        String morning = session(activity, Visits.today().plusDays(1), "10:30");
        String booking = booked(morning, "{\"public\": 4}");
        book(morning, "{\"public\": 2}", true).then().statusCode(201);
        session(activity, Visits.today().plusDays(1), "14:00");

        // When
        given().auth().oauth2(Tokens.of("app")).header("If-Match", app().get("/v1/bookings/" + booking).header("ETag"))
                .delete("/v1/bookings/" + booking + "/contact");

        // Then
        String lines = "items.findAll { it.space == '" + room + "' }";
        given().queryParam("from", day).queryParam("to", day).get("/v1/visit-statistics/occupancy").then().statusCode(200)
                .body(lines + ".hour", contains("10", "11", "14")).body(lines + ".booked", contains(4, 4, 0))
                .body(lines + ".bookedRate", contains(0.4f, 0.4f, 0.0f)).body(lines + ".visitors", contains(0, 0, 0));
        given().accept("text/csv").queryParam("from", day).queryParam("to", day).get("/v1/visit-statistics/occupancy").then()
                .statusCode(200).body(containsString(room + ",10,1,10,4,0,0.400,0.000"));
        given().queryParam("from", day).queryParam("to", "2020-01-01").get("/v1/visit-statistics/occupancy").then()
                .statusCode(400);
    }

    private static io.restassured.response.Response feedback(String booking) {
        return app().body("{\"booking\": \"%s\", \"rating\": 5, \"travelMode\": \"mrt\", \"learned\": true}".formatted(booking))
                .post("/v1/feedback");
    }
}
