package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.restassured.path.json.JsonPath;

class TokensTest {

    @Test
    void a_token_names_its_role_and_who_it_is_for() {
        // When
        JsonPath claims = claimsOf(Tokens.of("city-officer", Map.of("city", "bandung")));

        // Then
        assertThat(claims.getList("groups")).containsExactly("city-officer");
        assertThat(claims.getString("iss")).isEqualTo(EmbeddedServers.issuer());
        assertThat(claims.getString("aud")).isEqualTo("etalase");
        assertThat(claims.getString("azp")).isEqualTo("city-officer");
        assertThat(claims.getString("city")).isEqualTo("bandung");
        assertThat(claims.getLong("exp")).isGreaterThan(System.currentTimeMillis() / 1000);
    }

    @Test
    void each_bad_token_is_wrong_in_its_own_way() {
        assertThat(claimsOf(Tokens.expired("auditor")).getLong("exp")).isLessThan(System.currentTimeMillis() / 1000);
        assertThat(claimsOf(Tokens.forAnotherAudience("auditor")).getString("aud")).isEqualTo("another-system");
        assertThat(claimsOf(Tokens.fromAnotherIssuer("auditor")).getString("iss"))
                .isNotEqualTo(EmbeddedServers.issuer());
        assertThat(Tokens.forged("auditor").split("\\.")[0]).isEqualTo(Tokens.of("auditor").split("\\.")[0]);
    }

    private static JsonPath claimsOf(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
