package id.etalase.systemtests;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the gateway and the services together can get wrong. */
@ExtendWith(SharedSuite.class)
class FrontDoorIT {

    private static final int MIB = 1024 * 1024;

    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    /** The services take one MiB and hang up on what is larger; the gateway takes 32. */
    @ParameterizedTest
    @ValueSource(ints = { 2 * MIB, 20 * MIB })
    void the_service_says_itself_that_a_body_is_too_large(int bytes) {
        String body = "{\"slug\": \"" + "x".repeat(bytes) + "\"}";

        suite.as("cooperation-officer").contentType("application/json").body(body).post("/v1/agreements").then()
                .statusCode(413).body("code", equalTo("body-too-large"));
    }
}
