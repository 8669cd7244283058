package id.etalase.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerRequest;

@QuarkusTest
@QuarkusTestResource(Services.class)
class CacheTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Service("kept")
    FakeService service;

    @Test
    void what_is_fresh_is_answered_without_asking_the_service_again() {
        answering("/v1/kept/fresh", "Cache-Control", "s-maxage=60, max-age=0");

        given().get("/v1/kept/fresh").then().statusCode(200).header("Cache-Status", "etalase; fwd=uri-miss");
        given().get("/v1/kept/fresh").then().statusCode(200).header("Cache-Status", "etalase; hit").header("Age", "0")
                .header("ETag", "\"1\"").header("Cache-Control", "s-maxage=60, max-age=0").body("n", is(1));
        given().head("/v1/kept/fresh").then().statusCode(200).header("Cache-Status", "etalase; hit")
                .header("Content-Length", "7");

        assertThat(service.seen("/v1/kept/fresh")).hasSize(1);
    }

    @Test
    void a_client_that_has_it_is_told_so_from_the_cache() {
        answering("/v1/kept/conditional", "Cache-Control", "max-age=60");

        given().header("If-None-Match", "W/\"1\"").get("/v1/kept/conditional").then().statusCode(304);
        given().header("If-None-Match", "\"0\", \"1\"").get("/v1/kept/conditional").then().statusCode(304)
                .header("ETag", "\"1\"").header("Cache-Status", "etalase; hit").body(is(""));
        given().header("If-None-Match", "\"0\"").get("/v1/kept/conditional").then().statusCode(200);

        assertThat(service.seen("/v1/kept/conditional")).hasSize(1);
        assertThat(service.onlySeen("/v1/kept/conditional").headers().contains("If-None-Match")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "no-store,Cache-Control,no-store", "private,Cache-Control,private", "cookie,Set-Cookie,a=b", "star,Vary,*",
            "expired,Cache-Control,max-age=0" })
    void what_may_not_be_kept_is_not(String path, String header, String value) {
        answering("/v1/kept/" + path, header, value);

        given().get("/v1/kept/" + path).then().body("n", is(1));
        given().get("/v1/kept/" + path).then().body("n", is(2));
    }

    @Test
    void nothing_that_came_with_a_token_or_a_cookie_is_kept_or_answered_from_what_is_kept() {
        answering("/v1/kept/mine.css", "Cache-Control", "public, max-age=60");

        given().header("Authorization", "Bearer x").get("/v1/kept/mine.css").then().body("n", is(1))
                .header("Cache-Status", "etalase; fwd=bypass");
        given().get("/v1/kept/mine.css").then().body("n", is(2));
        given().header("Authorization", "Bearer x").get("/v1/kept/mine.css").then().body("n", is(3));
        given().header("Cookie", "session=1").get("/v1/kept/mine.css").then().body("n", is(4));
        given().get("/v1/kept/mine.css").then().body("n", is(2));
    }

    @Test
    void languages_and_formats_are_kept_apart() {
        service.on("/v1/kept/vary", request -> request.response().putHeader("Vary", "Accept, Accept-Language")
                .putHeader("Cache-Control", "max-age=60")
                .end(request.getHeader("Accept-Language") + " " + request.getHeader("Accept")));

        for (int i = 0; i < 2; i++) {
            assertThat(given().header("Accept", "text/csv").header("Accept-Language", "id-ID,id;q=0.9").get("/v1/kept/vary")
                    .asString()).isEqualTo("id text/csv");
            assertThat(given().header("Accept", "text/csv").header("Accept-Language", "fr").get("/v1/kept/vary").asString())
                    .isEqualTo("en text/csv");
            assertThat(given().header("Accept", "application/json").get("/v1/kept/vary").asString())
                    .isEqualTo("en application/json");
        }

        assertThat(service.seen("/v1/kept/vary")).hasSize(3);
    }

    @Test
    void a_header_that_is_not_in_the_key_can_poison_nothing() {
        service.on("/v1/kept/poison", request -> request.response().putHeader("Cache-Control", "max-age=60")
                .end("X-Foo: " + request.getHeader("X-Foo") + ", host: " + request.getHeader("X-Forwarded-Host")
                        + ", agent: " + request.getHeader("User-Agent")));

        given().header("X-Foo", "evil").get("/v1/kept/poison").then().body(containsString("X-Foo: evil"));
        given().header("X-Forwarded-Host", "evil").header("Host", "evil").header("User-Agent", "evil").get("/v1/kept/poison")
                .then().body(not(containsString("evil")));
        given().get("/v1/kept/poison").then().header("Cache-Status", "etalase; hit").body(not(containsString("evil")));
    }

    @Test
    void a_client_decides_how_old_an_answer_may_be() {
        answering("/v1/kept/wanted", "Cache-Control", "max-age=60");

        given().header("Cache-Control", "only-if-cached").get("/v1/kept/wanted").then().statusCode(504)
                .body("code", is("not-in-cache")).header("Cache-Status", "etalase; detail=only-if-cached");
        given().get("/v1/kept/wanted").then().body("n", is(1));
        given().header("Cache-Control", "no-cache").get("/v1/kept/wanted").then().body("n", is(2))
                .header("Cache-Status", "etalase; fwd=request");
        given().header("Cache-Control", "no-store").get("/v1/kept/wanted").then().body("n", is(3))
                .header("Cache-Status", "etalase; fwd=bypass");
        given().header("Cache-Control", "max-age=60").get("/v1/kept/wanted").then().body("n", is(2));
        given().header("Cache-Control", "min-fresh=30").get("/v1/kept/wanted").then().body("n", is(2));
        given().header("Cache-Control", "min-fresh=90").get("/v1/kept/wanted").then().body("n", is(4));
        // What is never kept is not there either.
        given().header("Cache-Control", "only-if-cached").header("Range", "bytes=0-1").get("/v1/kept/wanted").then()
                .statusCode(504).body("code", is("not-in-cache"));
    }

    @Test
    void whatever_is_not_answered_from_the_cache_says_why() {
        service.on("/v1/kept/why", request -> request.response().setStatusCode(404).end());

        for (int i = 0; i < 2; i++) {
            given().get("/v1/kept/why").then().statusCode(404).header("Cache-Status", "etalase; fwd=uri-miss");
        }
        given().header("Range", "bytes=0-1").get("/v1/kept/why").then().header("Cache-Status", "etalase; fwd=bypass");
        given().body("x").post("/v1/kept/why").then().header("Cache-Status", "etalase; fwd=method");
        given().head("/v1/kept/why").then().header("Cache-Status", startsWith("etalase; fwd="));
    }

    @Test
    void a_kept_answer_keeps_the_time_at_which_it_came() {
        answering("/v1/kept/dated", "Cache-Control", "max-age=60");
        String date = given().get("/v1/kept/dated").then().statusCode(200).extract().header("Date");

        await().until(() -> !date.equals(given().get("/status").header("Date")));

        given().get("/v1/kept/dated").then().header("Cache-Status", "etalase; hit").header("Date", date);
        given().header("Accept-Encoding", "gzip").get("/v1/kept/dated").then().header("Date", date);
    }

    @Test
    void what_the_service_confirms_is_used_again() {
        // Given
        AtomicInteger asked = new AtomicInteger();
        service.on("/v1/kept/confirmed", request -> {
            asked.incrementAndGet();
            boolean same = "\"same\"".equals(request.getHeader("If-None-Match"));
            request.response().setStatusCode(same ? 304 : 200).putHeader("ETag", "\"same\"")
                    .putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-cache")
                    .end(same ? "" : "{\"whole\": true}");
        });

        // When
        given().get("/v1/kept/confirmed").then().body("whole", is(true));

        // Then
        given().get("/v1/kept/confirmed").then().statusCode(200).body("whole", is(true))
                .header("Cache-Status", "etalase; fwd=stale; fwd-status=304");
        given().header("If-None-Match", "\"same\"").get("/v1/kept/confirmed").then().statusCode(304);
        assertThat(asked).hasValue(3);
    }

    @Test
    void a_write_through_the_gateway_makes_what_is_kept_old_at_once_also_what_is_on_its_way() {
        // Given
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        service.on("/v1/kept/written", request -> {
            if (request.method().name().equals("GET")) {
                held.add(request);
            } else {
                request.response().setStatusCode(204).end();
            }
        });
        CompletableFuture<HttpResponse<String>> early = get("/v1/kept/written");
        await().until(() -> held.size() == 1);

        // When
        given().body("x").put("/v1/kept/written").then().statusCode(204);
        CompletableFuture<HttpResponse<String>> late = get("/v1/kept/written");
        await().until(() -> held.size() == 2);
        held.remove().response().end("before");
        early.join();
        held.remove().response().end("after");
        late.join();

        // Then
        given().get("/v1/kept/written").then().body(is("after")).header("Cache-Status", "etalase; hit");
    }

    @Test
    void a_hundred_who_want_the_same_cost_the_service_one_request() {
        // Given
        ConcurrentLinkedQueue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
        service.on("/v1/kept/crowd", held::add);

        // When
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            answers.add(get("/v1/kept/crowd"));
        }
        await().until(() -> held.size() == 1);
        await().pollDelay(Duration.ofMillis(300)).until(() -> true);
        held.remove().response().putHeader("Cache-Control", "max-age=60").end("for all");

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.get().body()).isEqualTo("for all"));
        assertThat(service.seen("/v1/kept/crowd")).hasSize(1);
    }

    @Test
    void a_tag_of_a_compressed_copy_works_as_a_condition() {
        // Given
        String body = "{\"text\": \"" + "a".repeat(2000) + "\"}";
        service.on("/v1/kept/large", request -> {
            if (request.method().name().equals("PUT")) {
                request.response().setStatusCode("\"v1\"".equals(request.getHeader("If-Match")) ? 204 : 412).end();
            } else if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
                request.response().setStatusCode(304).putHeader("ETag", "\"v1\"").end();
            } else {
                request.response().putHeader("Content-Type", "application/json").putHeader("ETag", "\"v1\"").end(body);
            }
        });

        for (String token : new String[] { null, "Bearer x" }) {
            var as = given();
            if (token != null) {
                as.header("Authorization", token);
            }
            // When
            String tag = as.header("Accept-Encoding", "gzip").get("/v1/kept/large").then().statusCode(200)
                    .header("Content-Encoding", "gzip").header("Vary", containsString("Accept-Encoding"))
                    .body("text", startsWith("aaa")).extract().header("ETag");

            // Then
            assertThat(tag).isEqualTo("\"v1--gzip\"");
            assertThat(get("/v1/kept/large").join().headers().firstValue("ETag")).contains("\"v1\"");
            given().header("Accept-Encoding", "gzip").header("If-None-Match", tag).get("/v1/kept/large").then()
                    .statusCode(304).header("ETag", tag);
            given().header("Authorization", "Bearer x").header("If-None-Match", tag).get("/v1/kept/large").then()
                    .statusCode(304).header("ETag", tag);
            given().header("If-Match", tag).body("x").put("/v1/kept/large").then().statusCode(204);
        }
    }

    @Test
    void a_stream_of_events_is_neither_kept_nor_compressed() {
        AtomicInteger n = new AtomicInteger();
        service.on("/v1/kept/stream", request -> request.response().putHeader("Content-Type", "text/event-stream")
                .end("data: " + n.incrementAndGet() + " ".repeat(2000) + "\n\n"));

        given().header("Accept-Encoding", "gzip").get("/v1/kept/stream").then().header("Content-Encoding", nullValue());
        given().get("/v1/kept/stream").then().body(startsWith("data: 2"));
    }

    private void answering(String path, String header, String value) {
        AtomicInteger n = new AtomicInteger();
        service.on(path, request -> request.response().putHeader("Content-Type", "application/json")
                .putHeader("ETag", "\"" + n.incrementAndGet() + "\"").putHeader(header, value).end("{\"n\":" + n.get() + "}"));
    }

    private static CompletableFuture<HttpResponse<String>> get(String path) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path)).build(),
                BodyHandlers.ofString());
    }
}
