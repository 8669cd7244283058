package id.etalase.publicspace;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.desk;
import static id.etalase.publicspace.Visits.openRoom;
import static id.etalase.publicspace.Visits.session;
import static id.etalase.publicspace.Visits.today;
import static io.restassured.RestAssured.given;

import java.net.URL;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.StartingFromNothing;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Whoever starts from nothing ends with what the API lists to the same role, whichever way it takes. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "publicspace"))
class StartingFromNothingTest {

    @TestHTTPResource
    URL origin;

    @Test
    void feed_stream_and_state_topics_lead_every_role_to_what_the_lists_show_it() {
        // Given
        aSessionWhoseActivityIsCalledOtherwiseNow();
        closure();
        tellProgress(closure());
        withdraw(closure());
        tellProgress(withdraw(closure()));
        apply(closure());
        withdraw(apply(closure()));
        tellProgress(withdraw(apply(closure())));

        // When
        StartingFromNothing newcomers = new StartingFromNothing("public-space", origin.toString())
                .list("space", "/v1/spaces").list("session", "/v1/sessions?from=2000-01-01T00:00:00Z")
                .live("session", "free", "freeByType", "bookable").list("closure", "/v1/closures")
                .gone("closure", closure -> closure.path("status").asText().equals("withdrawn")).withoutList("booking");

        // Then
        newcomers.assertForEveryRole();
        newcomers.assertStateTopics("auditor");
    }

    private static void aSessionWhoseActivityIsCalledOtherwiseNow() {
        String activity = activity(10, "");
        session(activity);
        desk().contentType("application/merge-patch+json")
                .header("If-Match", given().get("/v1/activities/" + activity).header("ETag"))
                .body("{\"title\": {\"id\": \"Baru\", \"en\": \"New\"}, \"leadMinutes\": 90}")
                .patch("/v1/activities/" + activity)
                .then().statusCode(200);
    }

    private static String closure() {
        return desk().body("""
                {"space": "%s", "kind": "works", "reason": {"id": "Rapat", "en": "Meeting"},
                 "startsAt": "%sT00:00:00+07:00", "endsAt": "%sT00:00:00+07:00"}""".formatted(openRoom(), today().plusDays(1),
                today().plusDays(2))).post("/v1/closures").then().statusCode(201).extract().path("id");
    }

    private static String apply(String closure) {
        desk().post("/v1/closures/" + closure + "/applications").then().statusCode(200);
        return closure;
    }

    private static String withdraw(String closure) {
        desk().post("/v1/closures/" + closure + "/withdrawals").then().statusCode(200);
        return closure;
    }

    private static void tellProgress(String closure) {
        desk().header("If-Match", desk().get("/v1/closures/" + closure).header("ETag")).body("{\"percent\": 50}")
                .put("/v1/closures/" + closure + "/progress").then().statusCode(200);
    }
}
