package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** One line of JSON a request, in which nobody can be found who does not want to be. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class AccessLogTest {

    @Service("partnerships")
    FakeService partnerships;

    private LoggedLines lines;

    @BeforeEach
    void listen() {
        lines = new LoggedLines();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @Test
    void a_request_is_one_line_without_token_path_query_or_address() throws Exception {
        partnerships.onJson("/v1/agreements/secret-place", "{}");

        given().header("Authorization", "Bearer very-secret-token").header("X-Request-Id", "the-one-that-is-logged")
                .queryParam("bookedBy", "Siti Rahayu").get("/v1/agreements/secret-place").then().statusCode(200);

        String line = lines.of("the-one-that-is-logged");
        JsonNode entry = new ObjectMapper().readTree(line);
        assertThat(entry.path("method").asText()).isEqualTo("GET");
        assertThat(entry.path("service").asText()).isEqualTo("partnerships");
        assertThat(entry.path("route").asText()).isEqualTo("/v1/agreements");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
        assertThat(entry.path("cache").asText()).isEqualTo("bypass");
        assertThat(Instant.parse(entry.path("time").asText())).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        assertThat(entry.has("upstreamMillis") && entry.has("traceId") && entry.has("client")).isTrue();
        assertThat(line).doesNotContain("\n", "secret", "bookedBy", "Siti", "127.0.0.1");
    }

    @Test
    void a_status_that_was_sent_is_logged_though_the_answer_broke_off() throws Exception {
        partnerships.on("/v1/agreements/torn",
                request -> request.response().setStatusCode(500).putHeader("Content-Length", "99")
                        .write("half").onComplete(out -> request.connection().close()));

        RawHttp.exchange(RestAssured.port, "GET /v1/agreements/torn HTTP/1.1\r\nHost: x\r\nX-Request-Id: torn-one\r\n\r\n");

        JsonNode entry = new ObjectMapper().readTree(lines.of("torn-one"));
        assertThat(entry.path("status").asInt()).isEqualTo(500);
        assertThat(entry.path("whole").asBoolean(true)).isFalse();
    }

    @Test
    void a_target_that_the_router_refuses_is_logged_as_well() throws Exception {
        RawHttp.exchange(RestAssured.port, "GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Request-Id: star-one\r\n\r\n");

        assertThat(lines.of("star-one")).contains("\"status\":400", "\"whole\":true");
    }
}
