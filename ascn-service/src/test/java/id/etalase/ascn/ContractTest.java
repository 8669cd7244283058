package id.etalase.ascn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The contract with the callers stands in the repository, so that a review sees every change of it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class ContractTest {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void the_committed_api_document_is_the_one_that_is_served() throws IOException {
        // When
        String served = given().accept("application/yaml").get("/q/openapi").then().statusCode(200).extract().asString();

        // Then
        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (!served.equals(committed) && System.getenv("CI") == null) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(committed).as("openapi.yaml was out of date; outside CI it has been rewritten: read its diff and commit it")
                .isEqualTo(served);
    }
}
