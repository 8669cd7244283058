package id.etalase.ascn;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aPractice;
import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.unique;

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
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class StartingFromNothingTest {

    @TestHTTPResource
    URL origin;

    @Test
    void feed_stream_and_state_topics_lead_every_role_to_what_the_lists_show_it() {
        // Given
        String city = unique("city");
        post("/v1/cities", aCity(city));
        post("/v1/projects", with(aProject(unique("project")), "city", city));
        post("/v1/practices", with(aPractice(unique("practice")), "city", city));
        patch(representativeOf("ID"), "/v1/cities/" + city, map("name", map("id", "Kota Baru", "en", "New City"))).then()
                .statusCode(200);

        // When
        StartingFromNothing newcomers = new StartingFromNothing("ascn", origin.toString()).list("city", "/v1/cities")
                .list("project", "/v1/projects").list("observation", "/v1/observations").list("practice", "/v1/practices");

        // Then
        newcomers.assertForEveryRole();
        newcomers.assertStateTopics("administrator");
    }

    private static void post(String path, Object body) {
        representativeOf("ID").body(body).post(path).then().statusCode(201);
    }
}
