package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.response.Response;

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
        assertThat(send("GET /status " + version + "\r\nHost: x\r\n\r\n")).contains(" 400 ", "malformed-request");
    }

    static Stream<Arguments> undecodable() {
        String get = "GET /status HTTP/1.1\r\nHost: x\r\n";
        String post = "POST /v1/agreements HTTP/1.1\r\nHost: x\r\n";
        Stream<Arguments> lengths = Stream.of("0, 0", "2, 2", "abc", "", "0x2", "1e1", "2 2", "\u0665")
                .map(length -> Arguments.of("the length '" + length + "'", post + "Content-Length: " + length + "\r\n\r\nab",
                        400, "malformed-request"));
        return Stream.concat(lengths, Stream.of(Arguments.of("no version", "GET /status\r\n\r\n", 400, "malformed-request"),
                Arguments.of("a character that none may have", get + "X-A: a\0b\r\n\r\n", 400, "malformed-request"),
                Arguments.of("a space before a colon", get + "X-A : b\r\n\r\n", 400, "malformed-request"),
                Arguments.of("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400,
                        "malformed-request"),
                Arguments.of("a length with a sign", post + "Content-Length: +2\r\n\r\nab", 400, "malformed-request"),
                Arguments.of("a long head", get + "X-A: " + "a".repeat(5_000_000) + "\r\n\r\n", 431, "headers-too-large"),
                Arguments.of("a long target", "GET /" + "a".repeat(5_000_000) + " HTTP/1.1\r\nHost: x\r\n\r\n", 414,
                        "uri-too-long")));
    }

    /** The HTTP server itself would hang up on some of these, and answer the others with nothing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("undecodable")
    void what_cannot_be_decoded_is_told_so_like_anything_else(String what, String request, int status, String code)
            throws IOException {
        assertThat(send(request)).matches("(?s)HTTP/1[.][01] " + status + " .*").contains("application/problem+json", code)
                .containsIgnoringCase("connection: close").contains("RateLimit: \"anonymous\"", "X-Request-Id: ", "Date: ");
    }

    /** The answer, up to the end of the connection. */
    private static String send(String request) throws IOException {
        URI gateway = URI.create(suite.gateway());
        try (Socket connection = new Socket(gateway.getHost(), gateway.getPort())) {
            connection.setSoTimeout(10_000);
            connection.getOutputStream().write(request.getBytes(UTF_8));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
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

    /**
     * The feed comes from the database, the gateway hears of changes from Kafka: who reads one must not be ahead of the other.
     */
    @Test
    void who_learns_of_a_change_from_the_feed_sees_it_though_the_write_went_another_way() throws Exception {
        String cursor = cursorAtTheEnd();
        List<String> older = new ArrayList<>();
        for (int change = 0; change < 40; change++) {
            String slug = "fed-" + change;
            String after = cursor;
            partners();
            CompletableFuture<Map.Entry<String, String>> reader = CompletableFuture.supplyAsync(() -> {
                Response events = given().baseUri(suite.gateway()).queryParam("after", after).queryParam("wait", 20)
                        .get("/v1/events/partnerships");
                return Map.entry(events.header("Next-Cursor"), events.asString().contains(slug) ? partners() : slug);
            });

            given().baseUri("http://localhost:" + suite.port("partnerships")).auth().oauth2(suite.token("cooperation-officer"))
                    .header("Idempotency-Key", slug).contentType("application/json")
                    .body(Map.of("slug", slug, "type", "city", "country", "FR", "name", Map.of("id", "Kota", "en", "City")))
                    .post("/v1/partners").then().statusCode(201);

            Map.Entry<String, String> seen = reader.get(40, TimeUnit.SECONDS);
            cursor = seen.getKey();
            if (!seen.getValue().contains(slug)) {
                older.add(slug);
            }
        }

        assertThat(older).isEmpty();
    }

    private static String cursorAtTheEnd() {
        String cursor = "";
        while (true) {
            Response page = given().baseUri(suite.gateway()).queryParam("limit", 1000)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("after", cursor)).get("/v1/events/partnerships");
            cursor = page.header("Next-Cursor");
            if (page.path("$").equals(List.of())) {
                return cursor;
            }
        }
    }

    private static String partners() {
        return given().baseUri(suite.gateway()).queryParam("limit", 200).get("/v1/partners").then().statusCode(200).extract()
                .asString();
    }
}
