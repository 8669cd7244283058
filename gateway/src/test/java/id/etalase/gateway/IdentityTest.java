package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.sun.net.httpserver.HttpServer;

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
        static volatile JsonWebKeySet keys;
        private HttpServer server;

        @Override
        public Map<String, String> start() {
            identity = id.etalase.localstack.LocalIdentity.start(0);
            try (InputStream own = URI.create(identity.issuer() + "/jwks").toURL().openStream()) {
                keys = new JsonWebKeySet(new String(own.readAllBytes(), UTF_8));
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException | JoseException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/", exchange -> {
                byte[] published = keys.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, published.length);
                exchange.getResponseBody().write(published);
                exchange.close();
            });
            server.start();
            Map<String, String> config = new LinkedHashMap<>();
            config.put("etalase.gateway.identity.jwks-url", "http://localhost:" + server.getAddress().getPort() + "/jwks");
            config.put("etalase.gateway.identity.issuer", identity.issuer());
            return config;
        }

        @Override
        public void stop() {
            server.stop(0);
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

    @Test
    void a_key_that_the_identity_provider_takes_up_is_known_without_a_restart() throws JoseException {
        partnerships.onJson("/v1/agreements/rotated", "{}");
        RsaJsonWebKey next = RsaJwkGenerator.generateJwk(2048);
        next.setKeyId("next");
        given().auth().oauth2(signedWith(next)).get("/v1/agreements/rotated").then().statusCode(401);

        Known.keys.addJsonWebKey(next);

        // Every other token: that one is remembered for a while as one that nobody signed.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> given().auth().oauth2(signedWith(next))
                .get("/v1/agreements/rotated").then().statusCode(200).header("RateLimit-Policy", startsWith("\"app\"")));
    }

    private static String signedWith(RsaJsonWebKey key) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(Known.identity.issuer());
        claims.setAudience("etalase");
        claims.setExpirationTimeMinutesInTheFuture(5);
        claims.setGeneratedJwtId();
        claims.setSubject("app");
        claims.setClaim("client_id", "app");
        claims.setStringListClaim("groups", "app");
        JsonWebSignature token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setKey(key.getPrivateKey());
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        return token.getCompactSerialization();
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
                Arguments.of("two tokens", "Bearer " + good + ", Bearer " + good),
                Arguments.of("a comma behind it", "Bearer " + good + ","),
                Arguments.of("two spaces before it", "Bearer  " + good),
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
