package id.etalase.localstack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;

class LocalIdentityTest {

    private static LocalIdentity identity;

    @BeforeAll
    static void start() {
        identity = LocalIdentity.start(0);
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void the_endpoint_gives_a_signed_token_of_the_role_that_a_client_is_named_after(Role role) throws Exception {
        // When
        SignedJWT token = request(role.claim(), Map.of());

        // Then
        var claims = token.getJWTClaimsSet();
        assertThat(verifies(token)).isTrue();
        assertThat(claims.getIssuer()).isEqualTo(identity.issuer());
        assertThat(claims.getAudience()).containsExactly("etalase");
        assertThat(claims.getSubject()).isEqualTo(role.claim());
        assertThat(claims.getStringListClaim("groups")).isEqualTo(List.of(role.claim()));
        assertThat(claims.getStringClaim("azp")).isEqualTo(role.claim());
        assertThat(claims.getExpirationTime()).isAfter(new java.util.Date());
    }

    @Test
    void a_city_and_a_country_become_claims() throws Exception {
        // When
        SignedJWT token = request("city-officer", Map.of("city", "bandung", "country", "ID", "office", "Biro"));

        // Then
        assertThat(token.getJWTClaimsSet().getStringClaim("city")).isEqualTo("bandung");
        assertThat(token.getJWTClaimsSet().getStringClaim("country")).isEqualTo("ID");
        assertThat(token.getJWTClaimsSet().getStringClaim("office")).isEqualTo("Biro");
    }

    @Test
    void the_issuer_is_the_same_whatever_host_a_caller_used() throws Exception {
        // When
        String token = given().auth().preemptive().basic("auditor", "local")
                .formParam("grant_type", "client_credentials").post(identity.tokenUrl().replace("localhost", "127.0.0.1"))
                .then().statusCode(200).extract().path("access_token");

        // Then
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(identity.issuer());
    }

    @Test
    void a_client_that_is_no_role_gets_no_token() {
        given().auth().preemptive().basic("mayor", "local").formParam("grant_type", "client_credentials")
                .post(identity.tokenUrl()).then().statusCode(401).body("error", equalTo("invalid_client"));
    }

    @Test
    void a_browser_of_another_origin_may_ask_for_a_token() {
        given().header("Origin", "http://localhost:8080").header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization").options(identity.tokenUrl()).then()
                .statusCode(204).header("Access-Control-Allow-Origin", equalTo("http://localhost:8080"))
                .header("Access-Control-Allow-Headers", equalTo("authorization"));
    }

    @Test
    void discovery_names_the_issuer_and_its_endpoints() {
        given().get(identity.issuer() + "/.well-known/openid-configuration").then().statusCode(200)
                .body("issuer", equalTo(identity.issuer())).body("token_endpoint", equalTo(identity.tokenUrl()))
                .body("jwks_uri", equalTo(identity.issuer() + "/jwks"));
    }

    @Test
    void a_token_made_without_the_endpoint_carries_the_published_key() throws Exception {
        assertThat(verifies(SignedJWT.parse(identity.token("auditor", Map.of())))).isTrue();
    }

    @Test
    void bad_tokens_are_bad_in_one_way_only() throws Exception {
        // When
        SignedJWT forged = SignedJWT.parse(identity.tokens().withForgedKey().token("auditor", Map.of()));
        SignedJWT foreign = SignedJWT.parse(identity.tokens().withIssuer("http://elsewhere").token("auditor", Map.of()));
        SignedJWT expired = SignedJWT.parse(identity.tokens().token("auditor", Map.of(), Instant.now().minusSeconds(60)));

        // Then
        assertThat(verifies(forged)).isFalse();
        assertThat(verifies(foreign)).isTrue();
        assertThat(foreign.getJWTClaimsSet().getIssuer()).isEqualTo("http://elsewhere");
        assertThat(verifies(expired)).isTrue();
        assertThat(expired.getJWTClaimsSet().getExpirationTime()).isBefore(new java.util.Date());
    }

    private static SignedJWT request(String client, Map<String, String> more) throws ParseException {
        return SignedJWT.parse(given().auth().preemptive().basic(client, "local")
                .formParam("grant_type", "client_credentials").formParams(more).post(identity.tokenUrl()).then()
                .statusCode(200).extract().path("access_token"));
    }

    private static boolean verifies(SignedJWT token) throws Exception {
        JWKSet published = JWKSet.load(URI.create(identity.issuer() + "/jwks").toURL());
        return token
                .verify(new RSASSAVerifier(published.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey()));
    }
}
