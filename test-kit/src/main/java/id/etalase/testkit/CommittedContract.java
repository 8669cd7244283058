package id.etalase.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contract with the callers of a service stands in the repository, so that a review sees every change of it. */
public final class CommittedContract {

    private static final Path COMMITTED = Path.of("openapi.yaml");

    private CommittedContract() {
    }

    /**
     * Asserts that the file {@code openapi.yaml} of the module is the document that the service serves. Outside CI a file that
     * is out of date is rewritten, for its diff to be read and committed.
     */
    public static void assertServed() throws IOException {
        String served = given().accept("application/yaml").get("/q/openapi").then().statusCode(200).extract().asString();
        String committed = Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "";
        if (!served.equals(committed) && System.getenv("CI") == null) {
            Files.writeString(COMMITTED, served);
        }
        assertThat(committed).as("openapi.yaml was out of date; outside CI it has been rewritten: read its diff and commit it")
                .isEqualTo(served);
    }
}
