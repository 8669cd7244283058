package id.etalase.kit.identity;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class CallerTest {

    @Test
    void a_caller_is_who_the_token_says() {
        String token = Tokens.of("city-officer",
                Map.of("sub", "s-1", "azp", "client-1", "office", "Bureau", "city", "Jakarta"));

        given().auth().oauth2(token).get("/v1/callers/me").then().statusCode(200).body("anonymous", equalTo(false))
                .body("roles", contains("city-officer")).body("subject", equalTo("s-1")).body("clientId", equalTo("client-1"))
                .body("office", equalTo("Bureau")).body("city", equalTo("Jakarta")).body("$", not(hasKey("country")));
    }

    @Test
    void a_caller_without_a_token_is_nobody() {
        given().header("X-Subject", "s-1").get("/v1/callers/me").then().statusCode(200).body("anonymous", equalTo(true))
                .body("roles", empty()).body("subject", equalTo("")).body("clientId", equalTo(""))
                .body("$", not(hasKey("office")));
    }

    @Test
    void an_actor_is_a_role_and_an_office_and_never_a_person() {
        String token = Tokens.of("home-affairs", Map.of("sub", "someone", "name", "Some One", "office", "Directorate"));

        given().auth().oauth2(token).get("/v1/callers/actor").then().statusCode(200)
                .body("$", equalTo(Map.of("role", "home-affairs", "office", "Directorate")));
    }

    @Test
    void who_has_none_of_the_roles_cannot_act() {
        for (String role : List.of("app", "auditor")) {
            given().auth().oauth2(Tokens.of(role)).get("/v1/callers/actor").then().spec(problem(403, "forbidden"));
        }
    }
}
