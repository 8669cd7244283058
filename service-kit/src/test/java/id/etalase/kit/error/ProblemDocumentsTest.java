package id.etalase.kit.error;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = { @ResourceArg(name = "database", value = "kit"),
        @ResourceArg(name = "kafka", value = "false") })
class ProblemDocumentsTest {

    @Test
    void malformed_json_is_told_with_its_place() {
        given().contentType("application/json").body("{\"title\": \n x}").post("/v1/notes/echo").then().log().all();
        given().get("/v1/notes?limit=3").then().log().all();
    }
}
