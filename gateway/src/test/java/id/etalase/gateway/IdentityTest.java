package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.gateway.Services.Service;
import id.etalase.localstack.TokenMint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(value = IdentityTest.Known.class, restrictToAnnotatedClass = true)
class IdentityTest {

    /** An identity provider whose tokens the gateway knows. */
    public static final class Known implements QuarkusTestResourceLifecycleManager {

        static id.etalase.localstack.LocalIdentity identity;

        @Override
        public Map<String, String> start() {
            identity = id.etalase.localstack.LocalIdentity.start(0);
            Map<String, String> config = new LinkedHashMap<>();
            config.put("etalase.gateway.identity.jwks-url", identity.issuer() + "/jwks");
            config.put("etalase.gateway.identity.issuer", identity.issuer());
            return config;
        }

        @Override
        public void stop() {
            identity.close();
        }
    }

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void a_client_with_a_token_has_limits_of_its_own() {
        partnerships.onJson("/v1/agreements/with-token", "{}");

        given().auth().oauth2(mint().token("app", Map.of())).get("/v1/agreements/with-token").then().statusCode(200)
                .header("RateLimit-Policy", startsWith("\"app\""));
        given().auth().oauth2(mint().token("home-affairs", Map.of())).get("/v1/agreements/with-token").then().statusCode(200)
                .header("RateLimit-Policy", startsWith("\"partner\""));
        given().get("/v1/agreements/with-token").then().header("RateLimit-Policy", startsWith("\"anonymous\""));
    }

    static Stream<Arguments> none() {
        String good = mint().token("app", Map.of());
        String[] parts = good.split("\\.");
        String noAlgorithm = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        return Stream.of(Arguments.of("alg none", "Bearer " + noAlgorithm),
                Arguments.of("no signature", "Bearer " + parts[0] + "." + parts[1] + "."),
                Arguments.of("another key", "Bearer " + mint().withForgedKey().token("app", Map.of())),
                Arguments.of("another issuer", "Bearer " + mint().withIssuer("https://evil.example").token("app", Map.of())),
                Arguments.of("another audience", "Bearer " + mint().token("app", Map.of("aud", "somebody-else"))),
                Arguments.of("expired", "Bearer " + mint().token("app", Map.of(), Instant.now().minusSeconds(3600))),
                Arguments.of("damaged", "Bearer " + good.substring(0, good.length() - 5)),
                Arguments.of("no token at all", "Bearer x"), Arguments.of("empty", "Bearer "),
                Arguments.of("another scheme", "Basic YTpi"),
                Arguments.of("oversize", "Bearer " + "a".repeat(9000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("none")
    void what_is_no_token_is_refused_and_reaches_nobody(String what, String authorization) {
        given().header("Authorization", authorization).get("/v1/agreements/forged").then().statusCode(401)
                .contentType("application/problem+json").body("code", is("token-invalid"))
                .header("WWW-Authenticate", containsString("invalid_token"))
                .header("RateLimit-Policy", startsWith("\"anonymous\""));

        assertThat(partnerships.seen("/v1/agreements/forged")).isEmpty();
    }

    @Test
    void a_role_in_a_token_that_nobody_signed_gives_no_better_limits() {
        String forged = mint().withForgedKey().token("app", Map.of());

        for (int i = 0; i < 3; i++) {
            given().auth().oauth2(forged).get("/v1/nothing").then().statusCode(401);
        }
    }

    private static TokenMint mint() {
        return Known.identity.tokens();
    }
}
