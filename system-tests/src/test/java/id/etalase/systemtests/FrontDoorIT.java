package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

    @ParameterizedTest
    @ValueSource(strings = { "HTTP/1.2", "HTTP/2.0", "HTTX/1.1" })
    void a_version_that_nobody_speaks_is_the_fault_of_who_asks(String version) throws IOException {
        URI gateway = URI.create(suite.gateway());
        try (Socket connection = new Socket(gateway.getHost(), gateway.getPort())) {
            connection.setSoTimeout(10_000);

            connection.getOutputStream().write(("GET /status " + version + "\r\nHost: x\r\n\r\n").getBytes(US_ASCII));

            assertThat(new String(connection.getInputStream().readAllBytes(), UTF_8)).contains(" 400 ", "malformed-request");
        }
    }

    /** The gateway hears the events as the services publish them: compressed, in transactions, on many topics. */
    @Test
    void a_write_makes_no_reader_wait_for_its_event() {
        List<String> held = new ArrayList<>();
        for (int write = 0; write < 3; write++) {
            suite.as("cooperation-officer").contentType("application/json")
                    .body(Map.of("slug", "heard-" + write, "type", "city", "country", "FR", "name",
                            Map.of("id", "Kota", "en", "City")))
                    .post("/v1/partners").then().statusCode(201);
            // As long as it may take until the event is out.
            long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            while (System.nanoTime() < end) {
                String word = given().baseUri(suite.gateway()).get("/v1/sister-cities").then().statusCode(200).extract()
                        .header("Cache-Status");
                if (word.contains("events-not-heard")) {
                    held.add(word);
                }
            }
        }

        assertThat(held).isEmpty();
    }
}
