package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** One line of JSON a request, in which nobody can be found who does not want to be. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class AccessLogTest {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    @Service("partnerships")
    FakeService partnerships;

    @BeforeEach
    void listen() {
        Logger.getLogger("access").addHandler(listener);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("access").removeHandler(listener);
    }

    @Test
    void a_request_is_one_line_without_token_path_query_or_address() throws Exception {
        partnerships.onJson("/v1/agreements/secret-place", "{}");

        given().header("Authorization", "Bearer very-secret-token").header("X-Request-Id", "the-one-that-is-logged")
                .queryParam("bookedBy", "Siti Rahayu").get("/v1/agreements/secret-place").then().statusCode(200);

        String line = await().atMost(Duration.ofSeconds(30)).until(this::logged, logged -> logged != null);
        JsonNode entry = new ObjectMapper().readTree(line);
        assertThat(entry.path("method").asText()).isEqualTo("GET");
        assertThat(entry.path("service").asText()).isEqualTo("partnerships");
        assertThat(entry.path("route").asText()).isEqualTo("/v1/agreements");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("attempts").asInt()).isEqualTo(1);
        assertThat(entry.path("cache").asText()).isEqualTo("bypass");
        assertThat(entry.has("upstreamMillis") && entry.has("traceId") && entry.has("client")).isTrue();
        assertThat(line).doesNotContain("\n", "secret", "bookedBy", "Siti", "127.0.0.1");
    }

    private String logged() {
        return lines.stream().filter(line -> line.contains("the-one-that-is-logged")).findFirst().orElse(null);
    }
}
