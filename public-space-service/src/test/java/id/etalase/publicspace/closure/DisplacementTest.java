package id.etalase.publicspace.closure;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.await;
import static id.etalase.publicspace.Visits.book;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.free;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static id.etalase.publicspace.Visits.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What becomes of visits when an official meeting takes their place. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class DisplacementTest {

    @Test
    void a_confirmed_visit_moves_to_the_next_session_with_room_and_is_told_why() {
        // Given
        String room = openRoom();
        String activity = activity(room, 10, "");
        String hit = session(activity);
        String full = session(activity, today().plusDays(2), "10:00");
        String roomy = session(activity, today().plusDays(3), "10:00");
        booked(full, "{\"public\": 8}");
        String first = booked(hit, "{\"pupils\": 4}");
        String second = booked(hit, "{\"pupils\": 2}");
        String held = book(hit, "{\"public\": 1}", true).path("id");

        // When
        officialMeeting(room);

        // Then
        app().get("/v1/bookings/" + first).then().body("status", equalTo("confirmed")).body("session", equalTo(roomy))
                .body("movedFrom", equalTo(hit)).body("reason", equalTo("Meeting"));
        app().get("/v1/bookings/" + second).then().body("session", equalTo(full));
        assertThat(status(held)).isEqualTo("displaced");
        assertThat(free(roomy)).isEqualTo(6);
        assertThat(free(full)).isZero();
        try (PublishedEvents events = PublishedEvents.on("public-space.booking.events")) {
            assertThat(events.await(first, 3)).extracting(event -> event.type().replaceAll(".*booking\\.", ""))
                    .containsExactly("confirmed.v1", "displaced.v1", "changed.v1");
        }
    }

    @Test
    void without_room_anywhere_it_waits_at_the_head_of_the_line_and_gets_the_first_places_freed() {
        // Given
        String room = openRoom();
        String activity = activity(room, 4, "");
        String hit = session(activity);
        String visit = booked(hit, "{\"public\": 4}");
        String full = session(activity, today().plusDays(2), "10:00");
        String other = booked(full, "{\"public\": 4}");
        String waited = await(full, "{\"public\": 4}").then().statusCode(201).extract().path("id");

        // When
        officialMeeting(room);

        // Then
        assertThat(status(visit)).isEqualTo("waiting");
        app().get("/v1/waitlist-entries/" + visit).then().body("position", equalTo(1));
        cancel(other).then().statusCode(200);
        assertThat(status(visit)).isEqualTo("offered");
        assertThat(status(waited)).isEqualTo("waiting");
    }

    @Test
    void nobody_is_moved_to_an_earlier_day() {
        // Given
        String room = openRoom();
        String activity = activity(room, 10, "");
        session(activity, today().plusDays(1), "10:00");
        String visit = booked(session(activity, today().plusDays(2), "10:00"), "{\"public\": 3}");
        String later = session(activity, today().plusDays(5), "10:00");

        // When
        officialMeeting(room, 2);

        // Then
        app().get("/v1/bookings/" + visit).then().body("status", equalTo("confirmed")).body("session", equalTo(later));
    }

    @Test
    void without_another_session_it_stays_displaced_and_moves_when_there_is_one() {
        // Given
        String room = openRoom();
        String activity = activity(room, 4, "");
        String visit = booked(session(activity), "{\"public\": 3}");

        // When
        officialMeeting(room);

        // Then
        assertThat(status(visit)).isEqualTo("displaced");
        String later = session(activity, today().plusDays(4), "10:00");
        app().get("/v1/bookings/" + visit + "/alternatives").then().statusCode(200).body("items.id", contains(later));
        app().body("{\"session\": \"%s\"}".formatted(later)).post("/v1/bookings/" + visit + "/moves").then().statusCode(200)
                .body("status", equalTo("confirmed"));
    }

    private static void officialMeeting(String room) {
        officialMeeting(room, 1);
    }

    private static void officialMeeting(String room, int days) {
        String closure = desk().body("""
                {"space": "%s", "kind": "official-meeting", "reason": {"id": "Rapat", "en": "Meeting"},
                 "startsAt": "%sT00:00:00+07:00", "endsAt": "%sT00:00:00+07:00"}""".formatted(room, today().plusDays(days),
                today().plusDays(days + 1))).post("/v1/closures").then().statusCode(201).extract().path("id");
        desk().post("/v1/closures/" + closure + "/applications").then().statusCode(200);
    }
}
