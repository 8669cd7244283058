package id.etalase.publicspace.usage;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** A building and its rooms, and how a request for either goes through its life. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class PartsOfPlacesTest {

    @Test
    void who_has_a_room_keeps_others_from_the_whole_building_and_not_from_its_other_rooms() {
        // Given
        String building = place("building", null);
        String one = place("room", building);
        String other = place("room", building);
        session(activity(one, 10, ""), today().plusDays(5), "10:00");

        // When
        Response whole = granted(building);

        // Then
        whole.then().statusCode(409).body("code", equalTo("space-in-use"));
        desk().body(once(activity(other, 10, ""))).post("/v1/sessions").then().statusCode(201).body("skipped", empty());
    }

    @Test
    void who_has_the_building_keeps_others_from_each_room_however_deep_until_it_is_given_back() {
        // Given
        String building = place("building", null);
        String room = place("room", place("room", building));
        Response request = granted(building);
        request.then().statusCode(200).body("status", equalTo("approved"));
        String activity = activity(room, 10, "");
        desk().body(once(activity)).post("/v1/sessions").then().statusCode(409)
                .body("skipped.reason", contains("place-in-use"));

        // When
        step("app", request.path("id"), "cancelled").then().statusCode(200).body("status", equalTo("cancelled"));

        // Then
        desk().body(once(activity)).post("/v1/sessions").then().statusCode(201);
    }

    @Test
    void a_room_that_becomes_part_of_a_building_that_somebody_has_then_stays_where_it_is() {
        // Given
        String building = place("building", null);
        String wing = place("room", null);
        String room = place("room", wing);
        session(activity(room, 10, ""), today().plusDays(5), "10:00");
        String request = granted(building).then().statusCode(200).extract().path("id");

        // When
        Response moved = move(wing, "\"" + building + "\"");

        // Then
        moved.then().statusCode(409).body("code", equalTo("space-in-use"));
        step("app", request, "cancelled").then().statusCode(200);
        move(wing, "\"" + building + "\"").then().statusCode(200).body("parent", equalTo(building));
        granted(building).then().statusCode(409).body("code", equalTo("space-in-use"));
    }

    @Test
    void what_a_place_is_no_longer_part_of_is_free_again_and_its_own_uses_stay() {
        // Given
        String city = place("building", null);
        String old = place("building", city);
        String next = place("building", city);
        String room = place("room", old);
        String activity = activity(room, 10, "");
        session(activity, today().plusDays(5), "10:00");

        // When
        Response moved = move(room, "\"" + next + "\"");

        // Then
        moved.then().statusCode(200);
        granted(old).then().statusCode(200).body("status", equalTo("approved"));
        granted(next).then().statusCode(409).body("code", equalTo("space-in-use"));
        granted(city).then().statusCode(409).body("code", equalTo("space-in-use"));
        move(room, "null").then().statusCode(200);
        granted(next).then().statusCode(200);
        desk().body(once(activity(room, 10, ""))).post("/v1/sessions").then().statusCode(409);
    }

    @Test
    void an_activity_stays_where_its_sessions_are() {
        // Given
        String room = place("room", null);
        String activity = activity(room, 10, "");
        session(activity, today().plusDays(5), "10:00");

        // When
        Response moved = patch("/v1/activities/" + activity, "{\"space\": \"%s\"}".formatted(place("room", null)));

        // Then
        moved.then().statusCode(409).body("code", equalTo("activity-has-sessions"));
        patch("/v1/activities/" + activity, "{\"exclusive\": false}").then().statusCode(409);
        patch("/v1/activities/" + activity, "{\"capacity\": 12}").then().statusCode(200).body("space", equalTo(room));
        String idle = activity(place("room", null), 10, "");
        patch("/v1/activities/" + idle, "{\"space\": \"%s\"}".formatted(room)).then().statusCode(200)
                .body("space", equalTo(room));
    }

    @Test
    void a_change_after_sending_voids_consents_and_starts_the_review_again() {
        // Given
        String request = draft(place("building", null), 400);
        step("app", request, "sent").then().statusCode(200);
        step("visit-desk", request, "in-review").then().statusCode(200);
        step("visit-desk", request, "approved").then().statusCode(200).body("consents", contains("visit-desk"));
        String tag = app().get("/v1/space-requests/" + request).header("ETag");

        // When
        Response changed = given().auth().oauth2(Tokens.of("app")).contentType("application/merge-patch+json")
                .header("If-Match", tag).body("{\"crowd\": 500}").patch("/v1/space-requests/" + request);

        // Then
        changed.then().statusCode(200).body("status", equalTo("changed")).body("crowd", equalTo(500))
                .body("consents", empty());
        step("police", request, "approved").then().statusCode(409);
        step("visit-desk", request, "in-review").then().statusCode(200);
        step("police", request, "approved").then().statusCode(200).body("status", equalTo("in-review"));
        step("visit-desk", request, "approved").then().statusCode(200).body("status", equalTo("approved"));
        step("app", request, "done").then().statusCode(403);
        step("visit-desk", request, "done").then().statusCode(200).body("status", equalTo("done"));
        step("app", request, "cancelled").then().statusCode(409);
        given().auth().oauth2(Tokens.of("app")).contentType("application/merge-patch+json")
                .header("If-Match", app().get("/v1/space-requests/" + request).header("ETag")).body("{\"crowd\": 5}")
                .patch("/v1/space-requests/" + request).then().statusCode(409);
    }

    private static String place(String kind, String parent) {
        String slug = kind + "-" + UUID.randomUUID();
        desk().body("""
                {"slug": "%s", "kind": "%s", "name": {"id": "Tempat", "en": "Place"}, "stepFree": "unknown",
                 "access": "open"%s}""".formatted(slug, kind, parent == null ? "" : ", \"parent\": \"" + parent + "\""))
                .post("/v1/spaces").then().statusCode(201);
        return slug;
    }

    private static Response move(String place, String parent) {
        return patch("/v1/spaces/" + place, "{\"parent\": %s}".formatted(parent));
    }

    private static Response patch(String path, String change) {
        return given().auth().oauth2(Tokens.of("visit-desk")).contentType("application/merge-patch+json")
                .header("If-Match", given().get(path).header("ETag")).body(change).patch(path);
    }

    private static String once(String activity) {
        return "{\"activity\": \"%s\", \"startsOn\": \"%s\", \"time\": \"10:30\"}".formatted(activity, today().plusDays(5));
    }

    private static Response granted(String space) {
        String request = draft(space, 20);
        step("app", request, "sent").then().statusCode(200);
        step("visit-desk", request, "in-review").then().statusCode(200);
        return step("visit-desk", request, "approved");
    }

    private static String draft(String space, int crowd) {
        return app().body("""
                {"space": "%s", "organisation": "Komunitas", "use": "public-forum", "title": {"id": "Forum", "en": "Forum"},
                 "startsAt": "%sT09:00:00+07:00", "endsAt": "%sT12:00:00+07:00", "crowd": %d}"""
                .formatted(space, today().plusDays(5), today().plusDays(5), crowd)).post("/v1/space-requests").then()
                .statusCode(201).extract().path("id");
    }

    private static Response step(String role, String request, String to) {
        return given().auth().oauth2(Tokens.of(role)).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID()).body("{\"to\": \"%s\"}".formatted(to))
                .post("/v1/space-requests/" + request + "/transitions");
    }
}
