package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Visits through the gateway, with the sample programme of a first start: as the city's app, as a visitor, as the desk. */
@ExtendWith(SharedSuite.class)
class VisitJourneyIT {

    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    @Test
    void an_app_finds_a_session_near_the_station_holds_confirms_fetches_the_ticket_reduces_and_cancels() throws Exception {
        // Given
        given().baseUri(suite.gateway()).get("/v1/spaces/asean-headquarters/transit").then().statusCode(200)
                .body("items[0].mode", equalTo("mrt"));
        Map<String, Object> session = given().baseUri(suite.gateway()).queryParam("near", "mrt-asean")
                .queryParam("type", "guided-visit").get("/v1/sessions").then().statusCode(200).extract()
                .path("items.find { it.bookable }");
        String id = (String) session.get("id");
        assertThat(session.get("sample")).isEqualTo(true);
        int free = free(id);

        // When
        Response held = app().body(Map.of("session", id, "party", Map.of("public", 3), "hold", true)).post("/v1/bookings");

        // Then
        held.then().statusCode(201).header("Booking-Code", matchesPattern("([0-9A-Z]{5}-){3}[0-9A-Z]{5}"))
                .body("status", equalTo("held")).body("heldUntil", notNullValue());
        String booking = "/v1/bookings/" + held.path("id");
        RequestSpecification visitor = given().baseUri(suite.gateway()).header("Booking-Code", held.header("Booking-Code"));
        visitor.get(booking + "/ticket").then().statusCode(409).body("code", equalTo("no-ticket-yet"));
        app().post(booking + "/confirmations").then().statusCode(200).body("status", equalTo("confirmed"));
        String token = visitor.get(booking + "/ticket").then().statusCode(200).extract().path("token");
        assertThat(isGoodOffline(token)).isTrue();
        visitor.get(booking + "/ticket.svg").then().statusCode(200).contentType("image/svg+xml");
        visitor.get(booking + "/ticket.png").then().statusCode(200).contentType("image/png");
        visitor.get(booking + "/calendar").then().statusCode(200).contentType("text/calendar");
        given().baseUri(suite.gateway()).get(booking).then().statusCode(404);
        given().baseUri(suite.gateway()).auth().oauth2(suite.token("app")).contentType("application/merge-patch+json")
                .header("If-Match", visitor.get(booking).header("ETag")).body("{\"party\": {\"public\": 2}}").patch(booking)
                .then().statusCode(200).body("heads", equalTo(2));
        assertThat(free(id)).isEqualTo(free - 2);
        app().body("{}").post(booking + "/cancellations").then().statusCode(200).body("status", equalTo("cancelled"));
        assertThat(free(id)).isEqualTo(free);
    }

    @Test
    void the_desk_closes_a_day_sees_who_is_hit_and_they_come_on_another() {
        // Given
        Map<String, Object> session = given().baseUri(suite.gateway()).queryParam("activity", "sample-school-visit")
                .get("/v1/sessions").then().statusCode(200).extract().path("items.find { it.bookable }");
        String id = (String) session.get("id");
        String booking = app().body(Map.of("session", id, "party", Map.of("pupils", 28, "escorts", 2))).post("/v1/bookings")
                .then().statusCode(201).extract().path("id");
        OffsetDateTime day = OffsetDateTime.parse((String) session.get("localStart")).truncatedTo(ChronoUnit.DAYS);
        Map<String, Object> plan = Map.of("space", "sample-visitor-room", "kind", "official-meeting", "reason",
                Map.of("id", "Rapat", "en", "Meeting"), "startsAt", day.toInstant().toString(), "endsAt",
                day.plusDays(1).toInstant().toString());
        suite.as("park-officer").contentType("application/json").body(plan).post("/v1/closures").then().statusCode(403);
        String closure = "/v1/closures/" + desk().body(plan).post("/v1/closures").then().statusCode(201).extract().path("id");

        // When
        desk().get(closure + "/impact").then().statusCode(200).body("sessions.session", hasItem(id))
                .body("sessions.bookings.flatten().booking", contains(booking)).body("heads", equalTo(30));
        desk().post(closure + "/applications").then().statusCode(200).body("status", equalTo("applied"));

        // Then
        given().baseUri(suite.gateway()).get("/v1/sessions/" + id).then().body("status", equalTo("cancelled"));
        app().get("/v1/bookings/" + booking).then().body("status", equalTo("confirmed")).body("movedFrom", equalTo(id))
                .body("reason", equalTo("Meeting"));
        String other = app().get("/v1/bookings/" + booking + "/alternatives").then().statusCode(200).extract()
                .path("items[0].id");
        app().body(Map.of("session", other)).post("/v1/bookings/" + booking + "/moves").then().statusCode(200)
                .body("status", equalTo("confirmed")).body("session", equalTo(other));
    }

    @Test
    void the_desk_lets_a_group_in_in_two_parts_and_nobody_twice() {
        // Given
        String room = "room-" + UUID.randomUUID();
        desk().body(Map.of("slug", room, "kind", "room", "name", Map.of("id", "Ruang", "en", "Room"), "stepFree", "yes",
                "access", "open")).post("/v1/spaces").then().statusCode(201).header("Location", endsWith(room));
        desk().body(Map.of("slug", room, "space", room, "type", "guided-visit", "title", Map.of("id", "Kini", "en", "Now"),
                "languages", List.of("id"), "minutes", 60, "capacity", 20, "greatestGroup", 20, "leadMinutes", 0))
                .post("/v1/activities").then().statusCode(201);
        LocalDateTime soon = LocalDateTime.now(ZoneId.of("Asia/Jakarta")).plus(Duration.ofMinutes(30))
                .truncatedTo(ChronoUnit.MINUTES);
        String session = desk().body(Map.of("activity", room, "startsOn", soon.toLocalDate().toString(), "time",
                soon.toLocalTime().toString())).post("/v1/sessions").then().statusCode(201).extract().path("created[0].id");
        String booking = app().body(Map.of("session", session, "party", Map.of("students", 12))).post("/v1/bookings").then()
                .statusCode(201).extract().path("id");
        String ticket = app().get("/v1/bookings/" + booking + "/ticket").then().statusCode(200).extract().path("token");

        // When
        checkIn(ticket, "scan-1", 7).then().statusCode(200).body("checkedIn", equalTo(7)).body("left", equalTo(5));
        checkIn(ticket, "scan-1", 7).then().statusCode(200).body("repeated", equalTo(true)).body("checkedIn", equalTo(7));
        checkIn(ticket, "scan-2", 5).then().statusCode(200).body("checkedIn", equalTo(12));

        // Then
        checkIn(ticket, "scan-3", 1).then().statusCode(409).body("code", equalTo("already-used"));
        suite.as("app").contentType("application/json").body("{}").post("/v1/check-ins").then().statusCode(403);
    }

    private static Response checkIn(String ticket, String nonce, int heads) {
        return desk().body(Map.of("ticket", ticket, "nonce", nonce, "gate", "trunojoyo", "heads", heads))
                .post("/v1/check-ins");
    }

    /** What a gate without a network does: it has the published keys and nothing else. */
    private static boolean isGoodOffline(String token) throws Exception {
        String keys = given().baseUri(suite.gateway()).get("/v1/ticket-keys").then().statusCode(200).extract().asString();
        JWSObject ticket = JWSObject.parse(token);
        return ticket.verify(new ECDSAVerifier(
                JWKSet.parse(keys).getKeyByKeyId(ticket.getHeader().getKeyID()).toECKey()));
    }

    private static int free(String session) {
        return given().baseUri(suite.gateway()).get("/v1/sessions/" + session).then().statusCode(200).extract().path("free");
    }

    private static RequestSpecification app() {
        return suite.as("app").contentType("application/json");
    }

    private static RequestSpecification desk() {
        return suite.as("visit-desk").contentType("application/json");
    }
}
