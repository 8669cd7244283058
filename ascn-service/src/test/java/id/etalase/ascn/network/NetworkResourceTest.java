package id.etalase.ascn.network;

import static id.etalase.ascn.Bodies.aMeeting;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;
import static id.etalase.testkit.Problems.at;
import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.util.Map;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Chairs, representatives and meetings over HTTP. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class NetworkResourceTest {

    @Test
    void a_year_has_one_chair() {
        representativeOf("ID").body(map("year", 2023, "country", "ID", "body", Map.of("en", "Ministry"))).post("/v1/chairs")
                .then().spec(problem(409, "chair-year-taken"));
        given().get("/v1/chairs/2199").then().spec(problem(404, "chair-not-found"));
    }

    @Test
    void one_body_at_a_time_represents_a_country() {
        // Given
        String entry = given().queryParam("country", "VN").get("/v1/national-representatives").then().body("items", hasSize(1))
                .extract().path("items[0].id");
        Map<String, Object> next = map("country", "VN", "body", Map.of("en", "Ministry of Science"), "since", "2026-07-01");

        // When
        representativeOf("VN").body(next).post("/v1/national-representatives").then()
                .spec(problem(409, "representative-overlaps"));
        patch(representativeOf("VN"), "/v1/national-representatives/" + entry, map("until", "2026-06-30")).then()
                .statusCode(200);
        representativeOf("VN").body(next).post("/v1/national-representatives").then().statusCode(201);

        // Then
        given().queryParam("country", "VN").queryParam("asOf", "2026-06-30").get("/v1/national-representatives").then()
                .body("items.body.en", contains("Ministry of Construction"));
        given().queryParam("country", "VN").queryParam("asOf", "2026-07-01").get("/v1/national-representatives").then()
                .body("items.body.en", contains("Ministry of Science"));
    }

    @Test
    void a_representative_needs_a_time() {
        representativeOf("ID").body(map("country", "ID", "body", Map.of("en", "Ministry")))
                .post("/v1/national-representatives").then().spec(problem(400, "invalid-request"))
                .body("errors", contains(at("/since", "since-or-evidence-required")));
    }

    @Test
    void a_decision_is_followed_up_until_it_is_carried_out() {
        // Given
        String meeting = meeting(aMeeting(unique("meeting")));
        String decisions = "/v1/meetings/" + meeting + "/decisions";
        String decision = representativeOf("ID").body(map("text", Map.of("id", "Setuju", "en", "Agreed"))).post(decisions)
                .then()
                .statusCode(201).body("decisions[0].status", equalTo("taken")).extract().path("decisions[0].id");

        // When
        representativeOf("ID").body(map("doneOn", "2026-03-01", "text", Map.of("en", "Drafted"), "status", "in-progress"))
                .post(decisions + "/" + decision + "/follow-ups").then().statusCode(201);
        representativeOf("ID").body(map("doneOn", "2026-04-01", "text", Map.of("en", "Done"), "status", "carried-out"))
                .post(decisions + "/" + decision + "/follow-ups").then().statusCode(201);

        // Then
        given().get("/v1/meetings/" + meeting).then().body("decisions[0].status", equalTo("carried-out"))
                .body("decisions[0].followUps.text.en", contains("Drafted", "Done"));
    }

    @Test
    void a_meeting_of_several_days_is_found_on_each_of_them() {
        String meeting = meeting(aMeeting(unique("days")));
        for (String day : new String[] { "2026-02-02", "2026-02-03" }) {
            given().queryParam("from", day).queryParam("to", day).get("/v1/meetings").then().body("items.slug",
                    hasItem(meeting));
        }
    }

    @Test
    void a_meeting_does_not_end_before_it_starts() {
        representativeOf("ID").body(with(aMeeting(unique("bad")), "endsOn", "2026-01-01")).post("/v1/meetings").then()
                .spec(problem(400, "invalid-request")).body("errors", contains(at("/endsOn", "ends-before-start")));
        representativeOf("ID").body(with(aMeeting(unique("bad")), "place", "X")).post("/v1/meetings").then()
                .spec(problem(400, "invalid-request")).body("errors.pointer", hasItem("/place"));
    }

    @Test
    void the_agenda_of_a_year_is_its_meetings() {
        given().queryParam("year", 2023).get("/v1/meetings").then()
                .body("items.slug", contains("annual-meeting-6", "asean-summit-43"));
    }

    private static String meeting(Map<String, Object> body) {
        return representativeOf("ID").body(body).post("/v1/meetings").then().statusCode(201).extract().path("slug");
    }
}
