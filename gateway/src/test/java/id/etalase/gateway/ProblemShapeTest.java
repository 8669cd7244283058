package id.etalase.gateway;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The gateway has its own code for problems, but one shape with the services: the same check passes for both. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class ProblemShapeTest {

    @Test
    void a_problem_of_the_gateway_looks_like_one_of_a_service() {
        given().get("/v1/nothing").then().spec(problem(404, "route-not-found"));
        given().get("/v1/agreements//x").then().spec(problem(400, "invalid-path"));
        given().get("/v1/away").then().spec(problem(503, "service-unavailable"));
        given().get("/openapi?format=xml").then().spec(problem(400, "invalid-request"));
        given().delete("/problems").then().spec(problem(405, "method-not-allowed"));
    }
}
