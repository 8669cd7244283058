package id.etalase.publicspace;

import static io.restassured.RestAssured.given;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

import id.etalase.testkit.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Places, sessions and bookings as tests need them, made through the API. */
public final class Visits {

    private Visits() {
    }

    public static RequestSpecification desk() {
        return keyed().auth().oauth2(Tokens.of("visit-desk"));
    }

    public static RequestSpecification app() {
        return keyed().auth().oauth2(Tokens.of("app"));
    }

    public static RequestSpecification anonymous(String code) {
        return keyed().header("Booking-Code", code);
    }

    private static RequestSpecification keyed() {
        return given().contentType(ContentType.JSON).header("Idempotency-Key", UUID.randomUUID());
    }

    /** A room that is open to the public; nobody has recorded its hours. */
    public static String openRoom() {
        String slug = "room-" + UUID.randomUUID();
        desk().body("""
                {"slug": "%s", "kind": "room", "name": {"id": "Ruang %s", "en": "Room"}, "stepFree": "unknown",
                 "access": "open"}""".formatted(slug, slug.substring(5, 13))).post("/v1/spaces").then().statusCode(201);
        return slug;
    }

    /** An activity in a room of its own; {@code more} are further members as JSON, each with a comma in front. */
    public static String activity(int capacity, String more) {
        return activity(openRoom(), capacity, more);
    }

    public static String activity(String room, int capacity, String more) {
        String slug = "activity-" + UUID.randomUUID();
        desk().body("""
                {"slug": "%s", "space": "%s", "type": "guided-visit", "title": {"id": "Kunjungan", "en": "Visit"},
                 "languages": ["id"], "minutes": 60, "capacity": %d, "greatestGroup": %d%s}"""
                .formatted(slug, room, capacity, capacity, more)).post("/v1/activities").then().statusCode(201);
        return slug;
    }

    /** A session of it tomorrow at ten. */
    public static String session(String activity) {
        return session(activity, today().plusDays(1), "10:00");
    }

    public static String session(String activity, LocalDate day, String time) {
        return desk().body("{\"activity\": \"%s\", \"startsOn\": \"%s\", \"time\": \"%s\"}".formatted(activity, day, time))
                .post("/v1/sessions").then().statusCode(201).extract().path("created[0].id");
    }

    public static LocalDate today() {
        return LocalDate.ofInstant(TestClock.now(), ZoneId.of("Asia/Jakarta"));
    }

    public static Response book(String session, String party, boolean hold) {
        return app().body("{\"session\": \"%s\", \"party\": %s, \"hold\": %s}".formatted(session, party, hold))
                .post("/v1/bookings");
    }

    public static Response await(String session, String party) {
        return app().body("{\"session\": \"%s\", \"party\": %s}".formatted(session, party)).post("/v1/waitlist-entries");
    }

    /** The id of a visit that is booked. */
    public static String booked(String session, String party) {
        return book(session, party, false).then().statusCode(201).extract().path("id");
    }

    public static Response change(String booking, String party) {
        String tag = app().get("/v1/bookings/" + booking).then().statusCode(200).extract().header("ETag");
        return given().auth().oauth2(Tokens.of("app")).contentType("application/merge-patch+json").header("If-Match", tag)
                .body("{\"party\": %s}".formatted(party)).patch("/v1/bookings/" + booking);
    }

    public static Response cancel(String booking) {
        return app().body("{}").post("/v1/bookings/" + booking + "/cancellations");
    }

    public static Response confirm(String booking) {
        return app().post("/v1/bookings/" + booking + "/confirmations");
    }

    public static String status(String booking) {
        return app().get("/v1/bookings/" + booking).then().statusCode(200).extract().path("status");
    }

    public static int free(String session) {
        return given().get("/v1/sessions/" + session).then().statusCode(200).extract().path("free");
    }
}
