package id.etalase.kit.identity;

import static id.etalase.testkit.Problems.problem;
import static io.restassured.RestAssured.given;

import java.util.Map;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(LostIdentityProviderTest.Elsewhere.class)
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class LostIdentityProviderTest {

    /** The first port of all, where nobody listens. */
    public static class Elsewhere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.auth-server-url", "http://localhost:1/etalase");
        }
    }

    @Test
    void without_the_identity_provider_public_reads_go_on_and_tokens_get_a_503() {
        given().get("/v1/notes").then().statusCode(200);
        given().auth().oauth2(Tokens.of("app")).get("/v1/notes").then().spec(problem(503, "identity-unavailable"))
                .header("Retry-After", "5");
    }
}
