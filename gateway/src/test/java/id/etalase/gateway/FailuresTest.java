package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class FailuresTest {

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void a_service_that_is_down_costs_its_own_routes_a_503_and_nothing_else() {
        partnerships.onJson("/v1/agreements/up", "{}");

        given().get("/v1/away/1").then().statusCode(503)
                .contentType("application/problem+json").header("Retry-After", "5")
                .body("code", is("service-unavailable")).body("detail", containsString("'down'"));
        given().contentType("application/json").body("{}").post("/v1/away").then().statusCode(503);
        given().get("/v1/agreements/up").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200).body("status", is("UP"));
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_a_504() {
        CompletableFuture<Void> givenUp = new CompletableFuture<>();
        partnerships.on("/v1/agreements/slow", request -> request.connection().closeHandler(givenUp::complete));

        given().get("/v1/agreements/slow").then().statusCode(504).body("code", is("service-timeout"));

        assertThat(givenUp).as("the service is told").succeedsWithin(java.time.Duration.ofSeconds(5));
    }

    @Test
    void a_service_that_closes_the_connection_is_a_502_and_is_not_asked_again_to_write() {
        partnerships.on("/v1/agreements/abort", request -> request.connection().close());

        given().get("/v1/agreements/abort").then().statusCode(502).body("code", is("broken-answer"));
        given().contentType("application/json").body("{}").post("/v1/agreements/abort").then().statusCode(502);

        assertThat(partnerships.seen("/v1/agreements/abort")).extracting(FakeService.Seen::method)
                .containsOnlyOnce("POST");
    }

    @Test
    void a_service_that_does_not_speak_http_is_a_502() {
        given().get("/v1/oddities").then().statusCode(502).body("code", is("broken-answer"));
    }

    @Test
    void an_answer_that_breaks_off_breaks_off_for_the_client_too() throws IOException {
        partnerships.on("/v1/agreements/half", request -> {
            request.response().setChunked(true).write("the first half, ");
            request.response().write("and").onComplete(written -> request.connection().close());
        });

        String answer = RawHttp.exchange(RestAssured.port,
                "GET /v1/agreements/half HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("the first half").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void an_answer_that_stands_still_is_cut_off() throws IOException {
        partnerships.on("/v1/agreements/stuck", request -> request.response().setChunked(true).write("some"));

        String answer = RawHttp.exchange(RestAssured.port, "GET /v1/agreements/stuck HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("some").doesNotEndWith("0\r\n\r\n");
    }

    @Test
    void a_body_that_stands_still_is_a_408() throws IOException {
        partnerships.on("/v1/agreements/halting", request -> request.body()
                .onSuccess(body -> request.response().end("all of it arrived")));

        String answer = RawHttp.exchange(RestAssured.port,
                "POST /v1/agreements/halting HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf");

        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
    }

    @Test
    void a_client_that_leaves_is_not_worked_for() throws IOException {
        CompletableFuture<Void> arrived = new CompletableFuture<>();
        CompletableFuture<Void> givenUp = new CompletableFuture<>();
        partnerships.on("/v1/agreements/left", request -> {
            request.connection().closeHandler(givenUp::complete);
            request.response().setChunked(true).write("a start");
            arrived.complete(null);
        });

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/agreements/left HTTP/1.1\r\nHost: x\r\n\r\n");
            raw.readHead();
        }

        assertThat(arrived).isCompleted();
        assertThat(givenUp).succeedsWithin(java.time.Duration.ofSeconds(2));
    }

    @Test
    void a_refusal_before_the_body_is_read_reaches_the_client() throws IOException {
        partnerships.on("/v1/agreements/refused", request -> request.response().setStatusCode(401).end("no"));

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/agreements/refused HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n");
            raw.send(new byte[100_000]);
            assertThat(raw.readAll()).startsWith("HTTP/1.1 401 ").containsIgnoringCase("connection: close").endsWith("no");
        }
    }

    @Test
    void connections_to_a_service_are_used_again() {
        java.util.Set<Object> connections = java.util.concurrent.ConcurrentHashMap.newKeySet();
        partnerships.on("/v1/agreements/kept", request -> {
            connections.add(request.connection());
            request.response().setStatusCode(request.method().name().equals("GET") ? 304 : 204).end();
        });

        for (int i = 0; i < 10; i++) {
            given().get("/v1/agreements/kept").then().statusCode(304);
            given().body("x").post("/v1/agreements/kept").then().statusCode(204);
        }

        // One for each event loop, and those that the background work leaves behind; not one for each of the 20 requests.
        assertThat(connections).hasSizeLessThanOrEqualTo(6);
    }
}
