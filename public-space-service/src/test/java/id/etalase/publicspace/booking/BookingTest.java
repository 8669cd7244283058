package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.anonymous;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.book;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.change;
import static id.etalase.publicspace.Visits.confirm;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.free;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.publicspace.TestClock;
import id.etalase.publicspace.Visits;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class BookingTest {

    @Inject
    BookingService service;

    @AfterEach
    void setTheClockRight() {
        TestClock.reset();
    }

    @Test
    void a_no_because_of_how_a_booking_stands_leaves_the_status_of_http_alone() {
        // Given
        String booking = booked(session(activity(10, "")), "{\"public\": 1}");
        cancel(booking).then().statusCode(200);

        // When
        Response again = cancel(booking);

        // Then
        again.then().statusCode(409).body("status", equalTo(409)).body("bookingStatus", equalTo("cancelled"));
        app().get("/v1/bookings/" + booking + "/ticket").then().statusCode(409).body("status", equalTo(409));
    }

    @Test
    void a_school_class_of_forty_is_one_booking_and_reducing_it_frees_eight_places_at_once() {
        // Given
        String session = session(activity(40, ", \"pupilsPerAdult\": 10"));
        String booking = booked(session, "{\"pupils\": 36, \"escorts\": 4}");
        assertThat(free(session)).isZero();

        // When
        Response reduced = change(booking, "{\"pupils\": 28}");

        // Then
        reduced.then().statusCode(200).body("heads", equalTo(32)).body("party.escorts", equalTo(4));
        assertThat(free(session)).isEqualTo(8);
        book(session, "{\"public\": 8}", false).then().statusCode(201);
    }

    @Test
    void a_hold_counts_until_its_time_is_over_and_not_a_second_longer_with_no_job_running() {
        // Given
        String session = session(activity(2, ""));
        String held = book(session, "{\"public\": 2}", true).then().statusCode(201).body("heldUntil", notNullValue())
                .extract().path("id");
        book(session, "{\"public\": 1}", false).then().statusCode(409).body("code", equalTo("session-full"));

        // When
        TestClock.putForward(Duration.ofMinutes(15).plusSeconds(1));

        // Then
        assertThat(free(session)).isEqualTo(2);
        confirm(held).then().statusCode(409).body("code", equalTo("hold-expired"));
        book(session, "{\"public\": 2}", false).then().statusCode(201);
        assertThat(status(held)).isEqualTo("expired");
    }

    @Test
    void a_hold_that_is_confirmed_in_time_is_booked() {
        // Given
        String session = session(activity(2, ""));
        String held = book(session, "{\"public\": 2}", true).then().extract().path("id");

        // When
        Response confirmed = confirm(held);

        // Then
        confirmed.then().statusCode(200).body("status", equalTo("confirmed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{}                               | group-too-small",
            "{\"public\": 31}                 | over-quota",
            "{\"public\": 41}                 | group-too-large",
            "{\"pupils\": 11, \"escorts\": 1} | too-few-escorts",
            "{\"public\": -1, \"students\": 3}| too-small" })
    void a_party_that_no_session_could_take_is_refused_with_the_reason(String party, String code) {
        String session = session(activity(40, ", \"pupilsPerAdult\": 10, \"quotas\": {\"public\": 30}"));
        book(session, party.strip(), false).then().statusCode(400).body("errors.code", hasItem(code));
    }

    @Test
    void a_wrong_member_is_named_as_it_was_sent() {
        book(session(activity(40, "")), "{\"public\": -1}", false).then().statusCode(400)
                .body("errors.pointer", contains("/party/public"));
    }

    @Test
    void a_quota_that_is_used_up_is_told_from_a_full_session() {
        // Given
        String session = session(activity(40, ", \"quotas\": {\"public\": 10}"));
        booked(session, "{\"public\": 10}");

        // When
        Response refused = book(session, "{\"public\": 1}", false);

        // Then
        refused.then().statusCode(409).body("code", equalTo("quota-exhausted"));
        book(session, "{\"students\": 30}", false).then().statusCode(201);
    }

    @Test
    void booking_opens_and_closes_when_the_activity_says() {
        String activity = activity(10, ", \"leadMinutes\": 2880, \"windowDays\": 10");
        book(session(activity), "{\"public\": 1}", false).then().statusCode(409).body("code", equalTo("booking-not-open"));
        book(session(activity, today().plusDays(20), "10:00"), "{\"public\": 1}", false).then().statusCode(409)
                .body("code", equalTo("booking-not-open")).body("from", notNullValue());
        book(session(activity, today().plusDays(5), "10:00"), "{\"public\": 1}", false).then().statusCode(201);
    }

    @Test
    void a_place_that_is_not_open_to_the_public_cannot_be_booked() {
        String room = Visits.openRoom();
        String session = session(activity(room, 10, ""));
        String tag = given().get("/v1/spaces/" + room).header("ETag");
        given().auth().oauth2(Tokens.of("visit-desk")).contentType("application/merge-patch+json").header("If-Match", tag)
                .body("{\"access\": \"on-request\"}").patch("/v1/spaces/" + room).then().statusCode(200);
        book(session, "{\"public\": 1}", false).then().statusCode(409).body("code", equalTo("no-public-entry"));
    }

    @Test
    void the_same_key_books_once_and_tells_the_same_code_again() {
        // Given
        String session = session(activity(10, ""));
        String key = UUID.randomUUID().toString();
        String body = "{\"session\": \"%s\", \"party\": {\"public\": 3}}".formatted(session);
        Response first = given().auth().oauth2(Tokens.of("app")).contentType(ContentType.JSON).header("Idempotency-Key", key)
                .body(body).post("/v1/bookings");

        // When
        Response again = given().auth().oauth2(Tokens.of("app")).contentType(ContentType.JSON).header("Idempotency-Key", key)
                .body(body).post("/v1/bookings");

        // Then
        again.then().statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first.path("id")))
                .header("Booking-Code", equalTo(first.header("Booking-Code")));
        assertThat(free(session)).isEqualTo(7);
    }

    @Test
    void the_code_opens_the_booking_and_unknown_and_wrong_are_the_same_answer() {
        // Given
        Response booked = book(session(activity(10, "")), "{\"public\": 3}", false);
        String id = booked.path("id");

        // When
        Response right = anonymous(booked.header("Booking-Code")).get("/v1/bookings/" + id);
        Response wrong = anonymous("00000-00000-00000-00000").get("/v1/bookings/" + id);
        Response unknown = anonymous("00000-00000-00000-00000").get("/v1/bookings/" + UUID.randomUUID());

        // Then
        right.then().statusCode(200).body("heads", equalTo(3));
        anonymous(booked.header("Booking-Code").toLowerCase(java.util.Locale.ROOT).replace("-", " ")).get("/v1/bookings/" + id)
                .then().statusCode(200);
        wrong.then().statusCode(404).body("code", equalTo("booking-not-found"));
        unknown.then().statusCode(404).body("code", equalTo("booking-not-found"))
                .body("title", equalTo(wrong.path("title")));
    }

    @Test
    void guessing_is_slowed_down_and_the_owner_is_not_locked_out() {
        // Given
        Response booked = book(session(activity(10, "")), "{\"public\": 3}", false);
        String address = "/v1/bookings/" + booked.path("id");
        for (int i = 0; i < 5; i++) {
            anonymous("WRONG" + i).get(address).then().statusCode(404);
        }

        // When
        Response sixth = anonymous("WRONG6").get(address);

        // Then
        sixth.then().statusCode(429).header("Retry-After", "60").header("RateLimit", "\"wrong-codes\";r=0;t=60")
                .header("RateLimit-Policy", "\"wrong-codes\";q=5;w=60");
        // No cache on the way may keep what only the code opens.
        anonymous(booked.header("Booking-Code")).get(address).then().statusCode(200).header("Cache-Control", "no-store");
    }

    @Test
    void another_app_sees_nothing() {
        String id = booked(session(activity(10, "")), "{\"public\": 3}");
        given().auth().oauth2(Tokens.of("app", java.util.Map.of("azp", "another-app", "client_id", "another-app")))
                .get("/v1/bookings/" + id).then().statusCode(404);
        desk().get("/v1/bookings/" + id).then().statusCode(200);
    }

    @Test
    void a_move_gives_the_old_places_back_only_with_the_new_ones() {
        // Given
        String activity = activity(5, "");
        String from = session(activity);
        String full = session(activity, today().plusDays(2), "10:00");
        String roomy = session(activity, today().plusDays(3), "10:00");
        booked(full, "{\"public\": 5}");
        String booking = booked(from, "{\"public\": 4}");

        // When
        Response refused = app().body("{\"session\": \"%s\"}".formatted(full)).post("/v1/bookings/" + booking + "/moves");
        Response moved = app().body("{\"session\": \"%s\"}".formatted(roomy)).post("/v1/bookings/" + booking + "/moves");

        // Then
        refused.then().statusCode(409).body("code", equalTo("session-full"));
        moved.then().statusCode(200).body("session", equalTo(roomy));
        assertThat(free(from)).isEqualTo(5);
        assertThat(free(roomy)).isEqualTo(1);
    }

    @Test
    void freed_places_are_offered_to_who_waits_and_the_position_is_told() {
        // Given
        String session = session(activity(10, ""));
        String first = booked(session, "{\"public\": 10}");
        String group = Visits.await(session, "{\"pupils\": 6}").then().statusCode(201).extract().path("id");
        String single = Visits.await(session, "{\"public\": 1}").then().statusCode(201).extract().path("id");
        app().get("/v1/waitlist-entries/" + single).then().statusCode(200).body("position", equalTo(2));

        // When
        change(first, "{\"public\": 4}").then().statusCode(200);

        // Then
        assertThat(status(group)).isEqualTo("offered");
        assertThat(status(single)).isEqualTo("waiting");
        assertThat(free(session)).isZero();
        confirm(group).then().statusCode(200).body("status", equalTo("confirmed"));
    }

    @Test
    void an_offer_that_is_not_taken_goes_to_the_next() {
        // Given
        String session = session(activity(2, ""));
        String booking = booked(session, "{\"public\": 2}");
        String first = Visits.await(session, "{\"public\": 2}").then().statusCode(201).extract().path("id");
        String second = Visits.await(session, "{\"public\": 2}").then().statusCode(201).extract().path("id");
        cancel(booking).then().statusCode(200);
        assertThat(status(first)).isEqualTo("offered");

        // When
        TestClock.putForward(Duration.ofHours(4).plusSeconds(1));
        service.clear(UUID.fromString(session));

        // Then
        assertThat(status(first)).isEqualTo("expired");
        assertThat(status(second)).isEqualTo("offered");
    }

    @Test
    void nobody_need_wait_while_there_is_room() {
        Visits.await(session(activity(2, "")), "{\"public\": 1}").then().statusCode(409)
                .body("code", equalTo("session-not-full"));
    }
}
