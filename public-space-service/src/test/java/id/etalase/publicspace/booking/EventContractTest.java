package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.book;
import static id.etalase.publicspace.Visits.booked;
import static id.etalase.publicspace.Visits.cancel;
import static id.etalase.publicspace.Visits.change;
import static id.etalase.publicspace.Visits.confirm;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.status;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.publicspace.TestClock;
import id.etalase.publicspace.closure.ClosureEvent;
import id.etalase.publicspace.programme.SessionEvent;
import id.etalase.publicspace.space.SpaceEvent;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every type of event, as a subscriber reads it from Kafka, held against its schema and its golden message. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class EventContractTest {

    private static final String PARTY = "{\"public\": 4}";

    @Inject
    BookingService service;

    @AfterEach
    void setTheClockRight() {
        TestClock.reset();
    }

    @Test
    void every_event_of_a_booking_keeps_its_contract() {
        // Given
        String session = session(activity(10, ""));
        String life = book(session, PARTY, true).then().statusCode(201).extract().path("id");
        confirm(life).then().statusCode(200);
        change(life, "{\"public\": 3}").then().statusCode(200);
        String cancelled = booked(session, PARTY);
        app().body("{\"reason\": \"Rain\"}").post("/v1/bookings/" + cancelled + "/cancellations").then().statusCode(200);
        String full = session(activity(10, ""));
        String first = booked(full, "{\"public\": 10}");
        String waiting = id.etalase.publicspace.Visits.await(full, PARTY).then().statusCode(201).extract().path("id");
        cancel(first).then().statusCode(200);
        assertThat(status(waiting)).isEqualTo("offered");
        String room = openRoom();
        String displaced = booked(session(activity(room, 10, "")), PARTY);
        desk().post("/v1/closures/" + closure(room) + "/applications").then().statusCode(200);
        String late = book(session, PARTY, true).then().statusCode(201).extract().path("id");
        TestClock.putForward(Duration.ofMinutes(16));
        confirm(late).then().statusCode(409);
        booked(session, "{\"public\": 1}");
        String absent = booked(session(activity(10, "")), PARTY);
        String last = app().get("/v1/bookings/" + absent).path("session");
        String guest = booked(last, PARTY);
        String ticket = app().get("/v1/bookings/" + guest + "/ticket").path("token");
        Instant start = Instant.parse(app().get("/v1/bookings/" + guest).path("startsAt"));
        TestClock.putForward(Duration.between(TestClock.now(), start));
        desk().body("{\"ticket\": \"%s\", \"nonce\": \"a\", \"gate\": \"g\"}".formatted(ticket)).post("/v1/check-ins").then()
                .statusCode(200);
        TestClock.putForward(Duration.ofMinutes(21));
        service.clear(UUID.fromString(last));

        // When
        List<PublishedEvent> events = read("booking", List.of(life, cancelled, waiting, displaced, late, absent, guest),
                List.of(3, 2, 2, 2, 2, 2, 2));

        // Then
        check("booking", BookingEvent.class, events);
    }

    @Test
    void every_event_of_places_sessions_and_closures_keeps_its_contract() {
        // Given
        String room = openRoom();
        String activity = activity(room, 10, "");
        String session = session(activity);
        booked(session, PARTY);
        desk().contentType("application/merge-patch+json")
                .header("If-Match", given().get("/v1/activities/" + activity).header("ETag"))
                .body("{\"title\": {\"id\": \"Kunjungan malam\", \"en\": \"Visit at night\"}}")
                .patch("/v1/activities/" + activity).then().statusCode(200);
        String closure = closure(room);
        desk().post("/v1/closures/" + closure + "/applications").then().statusCode(200);
        String tag = desk().get("/v1/closures/" + closure).header("ETag");
        desk().header("If-Match", tag).body("{\"percent\": 50}").put("/v1/closures/" + closure + "/progress").then()
                .statusCode(200);
        desk().post("/v1/closures/" + closure + "/withdrawals").then().statusCode(200);
        String space = given().get("/v1/spaces/" + room).path("id");
        given().auth().oauth2(Tokens.of("visit-desk")).contentType("application/merge-patch+json")
                .header("If-Match", given().get("/v1/spaces/" + room).header("ETag")).body("{\"access\": \"closed\"}")
                .patch("/v1/spaces/" + room).then().statusCode(200);

        // When
        List<PublishedEvent> spaces = read("space", List.of(space), List.of(2));
        List<PublishedEvent> sessions = read("session", List.of(session), List.of(3));
        List<PublishedEvent> closures = read("closure", List.of(closure), List.of(4));

        // Then
        check("space", SpaceEvent.class, spaces);
        check("session", SessionEvent.class, sessions);
        check("closure", ClosureEvent.class, closures);
    }

    private static String closure(String room) {
        return desk().body("""
                {"space": "%s", "kind": "official-meeting", "reason": {"id": "Rapat", "en": "Meeting"},
                 "startsAt": "%sT00:00:00+07:00", "endsAt": "%sT00:00:00+07:00"}""".formatted(room, today().plusDays(1),
                today().plusDays(2))).post("/v1/closures").then().statusCode(201).extract().path("id");
    }

    private static List<PublishedEvent> read(String aggregate, List<String> ids, List<Integer> counts) {
        List<PublishedEvent> events = new ArrayList<>();
        try (PublishedEvents topic = PublishedEvents.on("public-space." + aggregate + ".events")) {
            for (int i = 0; i < ids.size(); i++) {
                events.addAll(topic.await(ids.get(i), counts.get(i)));
            }
        }
        return events;
    }

    /** The permitted records of the sealed interface: a new one makes this test ask for its schema and golden message. */
    private static void check(String aggregate, Class<?> family, List<PublishedEvent> events) {
        Set<String> all = Arrays.stream(family.getPermittedSubclasses())
                .map(type -> type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> compared = new HashSet<>();
        for (PublishedEvent event : events) {
            String name = event.type().replaceAll("^id\\.etalase\\.public-space\\." + aggregate + "\\.(.*)\\.v1$", "$1");
            event.assertEnvelope()
                    .assertValid("/META-INF/resources/v1/schemas/public-space/" + aggregate + "." + name + ".v1.json");
            if (compared.add(name)) {
                event.assertGolden("/events/" + aggregate + "." + name + ".v1.json");
            }
        }
        assertThat(compared).isEqualTo(all);
    }
}
