package id.etalase.publicspace.closure;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.book;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import id.etalase.publicspace.TestClock;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class ClosureTest {

    @Test
    void a_closure_first_tells_whom_it_hits_and_changes_nothing_then_moves_them_to_another_session() {
        // Given
        String room = openRoom();
        String activity = activity(room, 10, "");
        String hit = session(activity);
        String later = session(activity, today().plusDays(3), "10:00");
        String booking = booked(hit, "{\"pupils\": 4}");
        String closure = plan(room, today().plusDays(1));
        desk().get("/v1/closures/" + closure + "/impact").then().statusCode(200)
                .body("sessions.session", contains(hit)).body("bookings", equalTo(1)).body("heads", equalTo(4));
        assertThat(status(booking)).isEqualTo("confirmed");

        // When
        Response applied = desk().post("/v1/closures/" + closure + "/applications");

        // Then
        applied.then().statusCode(200).body("status", equalTo("applied"));
        assertThat(status(booking)).isEqualTo("confirmed");
        given().get("/v1/sessions/" + hit).then().body("status", equalTo("cancelled")).body("free", equalTo(10));
        app().get("/v1/bookings/" + booking).then().body("session", equalTo(later));
        book(hit, "{\"public\": 1}", false).then().statusCode(409).body("code", equalTo("session-cancelled"));
    }

    @Test
    void what_is_over_stays_as_it_was_when_a_closure_is_written_down_later() {
        // Given
        String room = openRoom();
        String session = session(activity(room, 10, ""));
        String closure = plan(room, today().plusDays(1));
        TestClock.putForward(Duration.ofDays(3));

        // When
        Response applied = desk().post("/v1/closures/" + closure + "/applications");
        TestClock.reset();

        // Then
        applied.then().statusCode(200);
        given().get("/v1/sessions/" + session).then().body("status", equalTo("scheduled"));
    }

    @Test
    void a_series_leaves_out_holidays_closed_days_and_taken_times_and_tells_so() {
        // Given
        String room = openRoom();
        LocalDate first = LocalDate.of(today().getYear() + 1, 1, 1);
        layer(room, "regular", "FREQ=DAILY", "{\"opens\": \"08:00\", \"closes\": \"17:00\"}", first.minusDays(30));
        layer(room, "public-holiday", null, "", first.minusDays(30));
        String activity = activity(room, 10, ", \"windowDays\": 700, \"setupMinutes\": 30");
        session(activity(room, 10, ", \"windowDays\": 700"), first.plusDays(2), "09:00");

        // When
        Response series = desk().body("""
                {"activity": "%s", "startsOn": "%s", "time": "10:00", "rule": "FREQ=DAILY;COUNT=4", "removed": ["%s"]}"""
                .formatted(activity, first, first.plusDays(3))).post("/v1/sessions");

        // Then
        series.then().statusCode(201).body("created", hasSize(1))
                .body("skipped.date", contains(first.toString(), first.plusDays(2).toString()))
                .body("skipped.reason", contains("place-closed", "place-in-use"));
    }

    @Test
    void a_time_that_the_clocks_jump_over_and_a_rule_without_an_end_are_refused() {
        String activity = activity(10, "");
        desk().body("""
                {"activity": "%s", "startsOn": "2027-03-28", "time": "02:30", "zone": "Europe/Berlin"}""".formatted(activity))
                .post("/v1/sessions").then().statusCode(400).body("errors.code", hasItem("time-does-not-exist"));
        desk().body("""
                {"activity": "%s", "startsOn": "2027-03-28", "time": "10:00", "rule": "FREQ=DAILY"}""".formatted(activity))
                .post("/v1/sessions").then().statusCode(400).body("errors.code", hasItem("rule-never-ends"));
    }

    @Test
    void the_layer_with_the_highest_priority_decides_a_day() {
        // Given
        String room = openRoom();
        LocalDate day = today().plusDays(10);
        layer(room, "regular", "FREQ=DAILY", "{\"opens\": \"08:00\", \"closes\": \"17:00\"}", today());
        layer(room, "ramadan", "FREQ=DAILY;COUNT=3", "{\"opens\": \"09:00\", \"closes\": \"14:00\"}", day);
        layer(room, "summit", null, "", day.plusDays(1));

        // When
        Response hours = given().queryParam("from", day.toString()).queryParam("to", day.plusDays(3).toString())
                .get("/v1/spaces/" + room + "/opening-hours");

        // Then
        hours.then().statusCode(200).body("known", equalTo(true))
                .body("items.because", contains("ramadan", "summit", "ramadan", "regular"))
                .body("items[1].open", hasSize(0)).body("items[0].open[0].opens", equalTo(day + "T09:00:00+07:00"));
    }

    private static void layer(String room, String kind, String rule, String hours, LocalDate from) {
        desk().body("{\"kind\": \"%s\", \"startsOn\": \"%s\"%s, \"hours\": [%s]}".formatted(kind, from,
                rule == null ? "" : ", \"rule\": \"" + rule + "\"", hours)).post("/v1/spaces/" + room + "/opening-layers")
                .then()
                .statusCode(201);
    }

    @Test
    void the_hours_of_a_closed_place_say_why_it_is_closed() {
        // Given
        String known = openRoom();
        String unknown = openRoom();
        desk().body("""
                {"kind": "regular", "title": {"id": "Biasa", "en": "Usual"}, "startsOn": "%s", "rule": "FREQ=DAILY",
                 "hours": [{"opens": "09:00", "closes": "17:00"}]}""".formatted(today()))
                .post("/v1/spaces/" + known + "/opening-layers").then().statusCode(201);
        LocalDate day = today().plusDays(2);

        // When
        for (String room : List.of(known, unknown)) {
            desk().post("/v1/closures/" + plan(room, day) + "/applications").then().statusCode(200);
        }

        // Then
        for (String room : List.of(known, unknown)) {
            given().get("/v1/spaces/" + room + "/opening-hours?from=" + day + "&to=" + day).then()
                    .body("items.open", contains(empty())).body("items.because", contains("closure"))
                    .body("items.title.en", contains("Meeting")).body("items[0].closures.reason.en", contains("Meeting"));
            given().get("/v1/spaces/" + room + "/open-now?at=" + day + "T05:00:00Z").then().body("open", equalTo(false))
                    .body("because", equalTo("closure")).body("title.id", equalTo("Rapat"));
        }
        given().get("/v1/spaces/" + known + "/open-now?at=" + day + "T05:00:00Z").then()
                .body("opensNext", startsWith(day.plusDays(1) + "T09:00"));
        given().get("/v1/spaces/" + known + "/opening-hours?from=" + day.plusDays(1) + "&to=" + day.plusDays(1)).then()
                .body("items.because", contains("regular")).body("items[0].closures", empty());
    }

    private static String plan(String room, LocalDate day) {
        return desk().body("""
                {"space": "%s", "kind": "official-meeting", "reason": {"id": "Rapat", "en": "Meeting"},
                 "startsAt": "%sT00:00:00+07:00", "endsAt": "%sT00:00:00+07:00"}""".formatted(room, day, day.plusDays(1)))
                .post("/v1/closures").then().statusCode(201).body("status", equalTo("planned")).extract().path("id");
    }
}
