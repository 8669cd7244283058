package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;

@QuarkusTest
@QuarkusTestResource(Services.class)
class LimitsTest {

    private static final int MEBIBYTE = 1 << 20;

    @Inject
    Vertx vertx;

    @TestHTTPResource(tls = true)
    URI secure;

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void a_body_that_announces_too_much_is_refused_before_it_is_sent() throws IOException {
        String answer = RawHttp.exchange(RestAssured.port, "POST /v1/agreements/large HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 67108865\r\nContent-Type: application/json\r\n\r\n{");

        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close")
                .contains("\"code\":\"body-too-large\"", "67108864");
        assertThat(partnerships.seen("/v1/agreements/large")).isEmpty();
    }

    @Test
    void a_body_that_grows_too_large_on_the_way_is_refused() throws IOException {
        partnerships.on("/v1/agreements/growing", request -> request.handler(chunk -> {
        }).endHandler(end -> request.response().end("all of it arrived")));
        byte[] chunk = new byte[MEBIBYTE];

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/agreements/growing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (int i = 0; i < 65; i++) {
                raw.send("100000\r\n");
                raw.send(chunk);
                raw.send("\r\n");
            }
            assertThat(raw.readAll()).startsWith("HTTP/1.1 413 ").contains("\"code\":\"body-too-large\"");
        }
    }

    @Test
    void too_many_headers_are_refused() {
        given().header("X-Large", "a".repeat(17_000)).get("/v1/agreements/x")
                .then().statusCode(431).body("code", is("headers-too-large"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 8_001, 8_100, 8_191, 8_192, 8_193, 9_000, 30_000 })
    void a_target_beyond_the_limit_is_refused_with_a_problem(int length) throws IOException {
        String answer = RawHttp.exchange(RestAssured.port,
                "GET " + target(length) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("\"code\":\"uri-too-long\"", "8000");
        assertThat(overHttp2(target(length))).startsWith("414 ").contains("\"code\":\"uri-too-long\"");
        assertThat(partnerships.seen("/v1/agreements/target")).isEmpty();
    }

    @Test
    void a_target_as_long_as_allowed_passes() throws IOException {
        partnerships.onJson("/v1/partners/target", "{}");
        String target = "/v1/partners/target?q=" + "a".repeat(3_000);

        assertThat(RawHttp.exchange(RestAssured.port, "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 ");
        assertThat(RawHttp.exchange(RestAssured.port,
                "GET /v1/nothing?" + "a".repeat(8_000 - 12) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(overHttp2(target)).startsWith("200 ");
    }

    private static String target(int length) {
        String path = "/v1/agreements/target?q=";
        return path + "a".repeat(length - path.length());
    }

    private String overHttp2(String target) {
        HttpClient client = vertx.createHttpClient(Http2.client());
        try {
            return client.request(HttpMethod.GET, secure.getPort(), "localhost", target).compose(HttpClientRequest::send)
                    .compose(answer -> answer.body().map(body -> answer.statusCode() + " " + body)).toCompletionStage()
                    .toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        } finally {
            client.close();
        }
    }

    @Test
    void a_small_body_that_nobody_reads_does_not_cost_the_connection() throws IOException {
        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 404 ").doesNotContainIgnoringCase("connection: close");
            raw.send("GET /v1/nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.readAll()).contains("HTTP/1.1 404 ");
        }
    }

    @Test
    void two_lengths_are_refused() throws IOException {
        String answer = RawHttp.exchange(RestAssured.port, "POST /v1/agreements/smuggled HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(partnerships.seen("/v1/agreements/smuggled")).isEmpty();
    }
}
