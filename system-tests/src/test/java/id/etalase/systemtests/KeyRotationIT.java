package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.nimbusds.jose.jwk.RSAKey;

/** The identity provider changes its keys while a service runs. What the services do is set in the kit, alike for all. */
@ExtendWith(SharedSuite.class)
class KeyRotationIT {

    @Test
    void a_new_key_is_taken_without_a_restart_and_then_the_withdrawn_one_is_refused(Suite suite, @TempDir Path folder)
            throws Exception {
        // Given
        RSAKey first = RotatingIdentity.newKey("first");
        RSAKey second = RotatingIdentity.newKey("second");
        try (RotatingIdentity identity = RotatingIdentity.with(first);
                Replica service = Replica.of(suite, folder, identity.issuer(),
                        Map.of("QUARKUS_OIDC_TOKEN_FORCED_JWK_REFRESH_INTERVAL", "1S", "ETALASE_IDENTITY_REMEMBER", "PT1S"))) {
            String early = identity.tokenSignedWith(first);
            assertThat(status(service, early)).isEqualTo(200);
            assertThat(status(service, identity.tokenSignedWith(second))).isEqualTo(401);

            // When
            identity.publish(second);

            // Then
            await().atMost(Duration.ofSeconds(60)).until(() -> status(service, identity.tokenSignedWith(second)) == 200);
            await().atMost(Duration.ofSeconds(60)).until(() -> status(service, early) == 401);
            assertThat(status(service, identity.tokenSignedWith(second))).isEqualTo(200);
        }
    }

    /** Public to read, but not with a token that is none. */
    private static int status(Replica service, String token) {
        return given().auth().oauth2(token).get(service.url() + "/v1/cooperation-kinds").statusCode();
    }
}
