package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import id.etalase.gateway.upstream.Upstreams;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.http.HttpServerRequest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class ResilienceTest {

    @Service("gone")
    FakeService gone;
    @Service("half")
    FakeService half;
    @Service("slow")
    FakeService slow;
    @Service("pair")
    FakeService first;
    @Service("pair-2")
    FakeService second;
    @Inject
    Upstreams upstreams;

    @Service("sick")
    FakeService sick;
    @Service("sick-2")
    FakeService sound;
    @Service("full")
    FakeService full;

    @Test
    void a_service_that_is_gone_is_answered_for_at_once_and_is_served_again_when_it_is_back() {
        // Given
        gone.onJson("/v1/gone", "{}");
        gone.stop();
        for (int i = 0; i < 20; i++) {
            given().header("X-Uncached", "1").get("/v1/gone").then().statusCode(503).header("Retry-After", is("5"));
        }

        // When
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Response answer = given().header("X-Uncached", "1").get("/v1/gone");
            assertThat(answer.statusCode()).isEqualTo(503);
            millis.add(answer.time());
        }
        gone.comeBack();

        // Then
        assertThat(millis.stream().sorted().toList().get(10)).as("median, milliseconds").isLessThan(50);
        // The pause of the breaker is a minute here: it is the health check that notices.
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> given().header("X-Uncached", "1").get("/v1/gone").then().statusCode(200));
    }

    @Test
    void a_service_that_takes_requests_and_answers_none_is_answered_for_at_once_until_it_moves_again() {
        // Given
        gone.on("/v1/gone/still", request -> {
        });
        gone.on("/q/health/ready", request -> {
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> upstreams.all().stream()
                .anyMatch(upstream -> upstream.service().equals("gone") && upstream.isLeftAlone()));

        // When
        Response answer = given().header("X-Uncached", "1").get("/v1/gone/still");

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(gone.seen("/v1/gone/still")).isEmpty();
        gone.onJson("/v1/gone/still", "{}");
        gone.onJson("/q/health/ready", "{}");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().header("X-Uncached", "1").get("/v1/gone/still").then().statusCode(200));
    }

    @Test
    void a_service_that_fails_half_the_time_gets_at_most_a_fifth_more_requests() {
        // Given
        Random random = new Random(7);
        half.on("/v1/half", request -> answerOrClose(request, random.nextBoolean()));

        // When
        int requests = 200;
        int good = 0;
        for (int i = 0; i < requests; i++) {
            good += given().header("X-Uncached", "1").get("/v1/half").statusCode() == 200 ? 1 : 0;
        }

        // Then
        assertThat(half.seen("/v1/half")).hasSizeBetween(requests + 1, requests * 120 / 100 + 2);
        assertThat(good).as("more than without repeats").isGreaterThan(requests / 2);
    }

    @Test
    void a_write_is_repeated_only_if_it_carries_an_idempotency_key_and_then_once_with_its_body() {
        // Given
        slow.onJson("/v1/slow/saving", "{}");
        for (int i = 0; i < 20; i++) {
            given().header("X-Uncached", "1").get("/v1/slow/saving");
        }
        ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
        slow.on("/v1/slow/bookings", request -> request.body().onSuccess(body -> {
            bodies.add(request.getHeader("Idempotency-Key") + body);
            answerOrClose(request, bodies.size() != 1 && request.getHeader("Idempotency-Key") != null);
        }));

        // When
        given().header("Idempotency-Key", "k").body("{}").post("/v1/slow/bookings").then().statusCode(200);
        given().body("[]").post("/v1/slow/bookings").then().statusCode(502);
        given().body("[1]").header("If-Match", "\"1\"").put("/v1/slow/bookings").then().statusCode(502);

        // Then
        assertThat(bodies).containsExactly("k{}", "k{}", "null[]", "null[1]");
    }

    @Test
    void a_route_has_a_time_limit_of_its_own_and_the_service_is_told_what_is_left() {
        slow.on("/v1/slow", request -> {
        });

        given().header("X-Uncached", "1").get("/v1/slow").then().statusCode(504).body("code", is("service-timeout"));
        given().header("X-Timeout-Ms", "50").get("/v1/slow").then().statusCode(504);

        List<Integer> told = slow.seen("/v1/slow").stream().map(seen -> Integer.valueOf(seen.headers().get("X-Timeout-Ms")))
                .toList();
        assertThat(told.get(0)).isBetween(150, 300);
        assertThat(told.get(1)).isBetween(1, 50);
    }

    @Test
    void while_one_of_two_replicas_is_away_nobody_notices() {
        // Given
        first.onJson("/v1/pair", "1");
        second.onJson("/v1/pair", "2");

        // When
        first.stop();
        List<Integer> away = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            away.add(given().body("x").post("/v1/pair").statusCode());
        }
        first.comeBack();

        // Then
        assertThat(away).containsOnly(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> given().header("X-Uncached", "1").get("/v1/pair").asString().equals("1"));
        first.stop();
        first.comeBack();
    }

    @Test
    void a_replica_that_keeps_failing_is_left_out_while_another_is_sound() {
        // Given
        sick.on("/v1/sick", request -> request.response().setStatusCode(503).end());
        sound.onJson("/v1/sick", "{}");

        // When
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            statuses.add(given().body("x").post("/v1/sick").statusCode());
        }

        // Then
        assertThat(sick.seen("/v1/sick")).hasSize(5);
        assertThat(statuses.subList(20, 60)).containsOnly(200);
    }

    @Test
    void more_than_a_service_can_bear_is_turned_away_at_once_and_the_rest_is_served() {
        // Given: 32 connections and 8 waiting
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        half.on("/v1/half/held", held::add);

        // When
        List<CompletableFuture<HttpResponse<String>>> answers = send(60, number -> "/v1/half/held");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> answers.stream().filter(CompletableFuture::isDone).count() >= 20 && held.size() == 32);
        List<HttpResponse<String>> refused = answers.stream().filter(CompletableFuture::isDone)
                .map(CompletableFuture::join).toList();
        half.on("/v1/half/held", late -> late.response().end("served"));
        held.forEach(one -> one.response().end("served"));

        // Then
        assertThat(refused).hasSize(20).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("\"code\":\"service-overloaded\"");
        });
        assertThat(answers.stream().filter(answer -> answer.join().statusCode() == 200)).hasSize(40);
    }

    @Test
    void who_finds_no_free_connection_is_turned_away_and_the_service_does_not_count_as_down() {
        // Given: all 32 connections are in use
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        full.on("/v1/full/held", held::add);
        full.onJson("/v1/full", "{}");
        List<CompletableFuture<HttpResponse<String>>> answers = send(32, number -> "/v1/full/held");
        await().atMost(Duration.ofSeconds(30)).until(() -> held.size() == 32);

        // When
        Response refused = given().header("X-Uncached", "1").get("/v1/full");

        // Then
        refused.then().statusCode(503).body("code", is("service-overloaded"));
        held.forEach(one -> one.response().end("served"));
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        given().header("X-Uncached", "1").get("/v1/full").then().statusCode(200);
        assertThat(full.seen("/v1/full")).hasSize(1);
    }

    @Test
    void requests_that_are_held_open_leave_the_others_their_connections_and_a_client_may_hold_only_so_many() {
        // Given: more of them than the 32 connections and 8 places for those who wait
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        full.on("/v1/full-feed", held::add);
        full.onJson("/v1/full/quick", "{}");
        List<CompletableFuture<HttpResponse<String>>> answers = send(50, number -> "/v1/full-feed?wait=20&after=" + number);
        await().atMost(Duration.ofSeconds(30)).until(() -> held.size() == 50);

        // When
        Response quick = given().header("X-Uncached", "1").get("/v1/full/quick");
        Response oneMore = given().get("/v1/full-feed?wait=20&after=50");
        Response stream = given().accept("text/event-stream").get("/v1/full-feed?after=50");
        full.on("/v1/full-feed", request -> request.response().end("served"));
        Response glance = given().header("X-Uncached", "1").get("/v1/full-feed?wait=0&after=50");

        // Then
        quick.then().statusCode(200);
        oneMore.then().statusCode(429).header("Retry-After", is("5")).body("code", is("too-many-open-requests"));
        stream.then().statusCode(429);
        glance.then().statusCode(200);
        held.forEach(one -> one.response().end("served"));
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        given().get("/v1/full-feed?wait=20&after=50").then().statusCode(200);
    }

    private static List<CompletableFuture<HttpResponse<String>>> send(int many, IntFunction<String> path) {
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return IntStream.range(0, many).mapToObj(number -> client.sendAsync(HttpRequest
                .newBuilder(URI.create("http://localhost:" + RestAssured.port + path.apply(number)))
                .header("X-Uncached", "1").build(), BodyHandlers.ofString())).toList();
    }

    private static void answerOrClose(HttpServerRequest request, boolean answer) {
        if (answer) {
            request.response().end("{}");
        } else {
            request.connection().close();
        }
    }
}
