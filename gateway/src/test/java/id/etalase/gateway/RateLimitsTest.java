package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import redis.embedded.RedisServer;

/** Behind a proxy, so that each test comes from addresses of its own. */
@QuarkusTest
@QuarkusTestResource(Services.class)
@QuarkusTestResource(value = RateLimitsTest.Limited.class, restrictToAnnotatedClass = true)
class RateLimitsTest {

    /** Few requests, and a Redis to count them in. */
    public static final class Limited implements QuarkusTestResourceLifecycleManager {

        static RedisServer redis;

        @Override
        public Map<String, String> start() {
            try {
                int port;
                try (ServerSocket socket = new ServerSocket(0)) {
                    port = socket.getLocalPort();
                }
                redis = new RedisServer(port);
                redis.start();
                Map<String, String> config = new HashMap<>();
                config.put("etalase.gateway.rate-limits.redis-url", "redis://localhost:" + port);
                config.put("etalase.gateway.trusted-proxies", "127.0.0.1");
                for (String tier : new String[] { "anonymous", "app", "partner" }) {
                    config.put("etalase.gateway.rate-limits.tiers." + tier + ".requests", tier.equals("app") ? "20" : "10");
                    config.put("etalase.gateway.rate-limits.tiers." + tier + ".window", "20S");
                }
                return config;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void stop() {
            try {
                redis.stop();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void every_answer_says_how_many_requests_are_left_and_who_waits_as_told_gets_through() {
        // Given
        String address = "203.0.113.1";
        from(address).get("/v1/nothing").then().statusCode(404).header("RateLimit-Policy", "\"anonymous\";q=10;w=20")
                .header("RateLimit", matchesPattern("\"anonymous\";r=9;t=[12]"));
        from(address).get("/").then().statusCode(200).header("RateLimit", matchesPattern("\"anonymous\";r=[89];t=[0-9]+"));

        // When
        Response refused = untilRefused(address);

        // Then
        refused.then().contentType("application/problem+json").body("code", is("too-many-requests"))
                .header("Retry-After", matchesPattern("[12]"))
                .header("RateLimit", "\"anonymous\";r=0;t=" + refused.header("Retry-After"));
        for (int i = 0; i < 3; i++) {
            Response again = untilRefused(address);
            long wait = Long.parseLong(again.header("Retry-After"));
            Awaitility.await().pollDelay(Duration.ofSeconds(wait)).until(() -> true);
            from(address).get("/v1/nothing").then().statusCode(404);
        }
        from("203.0.113.2").get("/v1/nothing").then().statusCode(404);
        from(address).get("/q/health/live").then().statusCode(200);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("203.0.113.30", 405, request -> request.request("TRACE", "/v1/agreements")),
                refusal("203.0.113.32", 414, request -> request.get("/v1/agreements/" + "a".repeat(9_000))),
                refusal("203.0.113.33", 431, request -> request.header("X-Large", "a".repeat(17_000)).get("/")),
                refusal("203.0.113.34", 400, request -> request.urlEncodingEnabled(false).get("/v1/a/%2e%2e/b")));
    }

    private static Arguments refusal(String address, int status, Function<RequestSpecification, Response> ask) {
        return Arguments.of(address, status, ask);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_is_refused_before_it_goes_anywhere_counts_as_well(String address, int status,
            Function<RequestSpecification, Response> ask) {
        ask.apply(from(address)).then().statusCode(status).header("RateLimit", containsString("r=9"));

        untilRefused(() -> ask.apply(from(address)));
    }

    @Test
    void a_preflight_counts_but_is_never_refused_since_no_page_could_read_why() {
        String address = "203.0.113.31";
        preflight(address).then().statusCode(204).header("RateLimit", containsString("r=9"));

        // A token may come in between, on a machine that is slow.
        Awaitility.await().untilAsserted(() -> {
            untilRefused(address);
            preflight(address).then().statusCode(204).header("RateLimit", containsString("r=0"));
        });
    }

    private static Response preflight(String address) {
        return from(address).header("Origin", "https://news.example").header("Access-Control-Request-Method", "GET")
                .options("/v1/agreements");
    }

    @Test
    void metrics_count_as_well_for_they_cost_and_health_does_not() {
        String address = "203.0.113.40";
        untilRefused(() -> from(address).get("/q/metrics"));

        from(address).get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void an_address_cannot_be_changed_by_writing_another_into_a_header() {
        Iterator<Integer> forged = Stream.iterate(1, i -> i + 1).iterator();

        untilRefused(() -> from("198.51.100." + forged.next() + ", 203.0.113.10").get("/v1/nothing"));
    }

    @Test
    void a_network_of_ipv6_addresses_is_one_client() {
        Iterator<Integer> host = Stream.iterate(1, i -> i + 1).iterator();

        untilRefused(() -> from("2001:db8:0:1:ffff::" + host.next()).get("/v1/nothing"));
        from("2001:db8:0:2::1").get("/v1/nothing").then().statusCode(404);
    }

    @Test
    void while_the_shared_limits_are_away_everybody_is_answered_and_still_limited() throws IOException {
        from("203.0.113.20").get("/v1/nothing").then().statusCode(404);

        Limited.redis.stop();
        from("203.0.113.21").get("/v1/nothing").then().statusCode(404);
        untilRefused("203.0.113.21");
        Limited.redis.start();

        Awaitility.await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> from("203.0.113.22").get("/v1/nothing").then()
                .header("RateLimit", matchesPattern("\"anonymous\";r=[0-9];t=.*")));
    }

    private static Response untilRefused(String address) {
        return untilRefused(() -> from(address).get("/v1/nothing"));
    }

    /** Not after ten exactly: on a slow machine the eleventh finds a new token. */
    private static Response untilRefused(Supplier<Response> ask) {
        for (int i = 0; i < 30; i++) {
            Response answer = ask.get();
            if (answer.statusCode() == 429) {
                return answer;
            }
        }
        throw new AssertionError("30 requests of 10 passed");
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }
}
