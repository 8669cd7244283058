package id.etalase.publicspace.usage;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.app;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class UseRequestTest {

    @Test
    void a_crowd_needs_the_consent_of_the_police_too() {
        // Given
        String request = inReview(openRoom(), 301);
        as("visit-desk", request, "approved", null).then().statusCode(200).body("status", equalTo("in-review"))
                .body("deciding", contains("visit-desk", "police")).body("consents", contains("visit-desk"));

        // When
        Response last = as("police", request, "approved", null);

        // Then
        last.then().statusCode(200).body("status", equalTo("approved"));
    }

    @Test
    void a_refusal_has_a_reason_and_another_office_has_no_say() {
        String request = inReview(openRoom(), 20);
        as("park-officer", request, "approved", null).then().statusCode(403)
                .body("code", equalTo("approval-of-another-office"));
        as("visit-desk", request, "refused", null).then().statusCode(400).body("errors.pointer", hasItem("/reason"));
        as("visit-desk", request, "refused", "Summit on that day").then().statusCode(200).body("status", equalTo("refused"));
        as("visit-desk", request, "approved", null).then().statusCode(409);
    }

    @Test
    void no_place_is_used_twice_by_requests_or_sessions_however_many_are_granted_at_once() throws Exception {
        // Given
        String room = openRoom();
        List<String> requests = IntStream.range(0, 6).mapToObj(i -> inReview(room, 20)).toList();
        ExecutorService offices = Executors.newFixedThreadPool(6);

        // When
        List<Integer> answers = offices.invokeAll(requests.stream()
                .<Callable<Integer>> map(request -> () -> as("visit-desk", request, "approved", null).statusCode()).toList())
                .stream().map(answer -> {
                    try {
                        return answer.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }).toList();
        offices.shutdown();

        // Then
        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).filteredOn(status -> status != 200).containsOnly(409);
        String activity = activity(room, 10, "");
        desk().body("{\"activity\": \"%s\", \"startsOn\": \"%s\", \"time\": \"10:00\"}".formatted(activity,
                today().plusDays(5))).post("/v1/sessions").then().statusCode(409)
                .body("skipped.reason", contains("place-in-use"));
        session(activity, today().plusDays(6), "10:00");
    }

    @Test
    void another_organisation_does_not_see_it() {
        String request = draft(openRoom(), 20);
        given().auth().oauth2(Tokens.of("app", java.util.Map.of("azp", "another-app", "client_id", "another-app")))
                .get("/v1/space-requests/" + request).then().statusCode(404);
        desk().get("/v1/space-requests/" + request).then().statusCode(404);
    }

    private static String inReview(String room, int crowd) {
        String request = draft(room, crowd);
        as("app", request, "sent", null).then().statusCode(200);
        as("visit-desk", request, "in-review", null).then().statusCode(200);
        return request;
    }

    private static String draft(String room, int crowd) {
        return app().body("""
                {"space": "%s", "organisation": "Komunitas", "use": "public-forum", "title": {"id": "Forum", "en": "Forum"},
                 "startsAt": "%sT09:00:00+07:00", "endsAt": "%sT12:00:00+07:00", "crowd": %d}"""
                .formatted(room, today().plusDays(5), today().plusDays(5), crowd)).post("/v1/space-requests").then()
                .statusCode(201).body("status", equalTo("draft")).extract().path("id");
    }

    private static Response as(String role, String request, String to, String reason) {
        return given().auth().oauth2(Tokens.of(role)).contentType(ContentType.JSON)
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"to\": \"%s\"%s}".formatted(to, reason == null ? "" : ", \"reason\": \"" + reason + "\""))
                .post("/v1/space-requests/" + request + "/transitions");
    }
}
