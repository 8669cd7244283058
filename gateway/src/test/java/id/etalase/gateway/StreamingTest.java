package id.etalase.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Bodies pass as streams: when one side stops, the other is held back, and what lies between stays small, however large the
 * body is.
 */
@QuarkusTest
@QuarkusTestResource(Services.class)
class StreamingTest {

    private static final int CHUNK = 64 * 1024;
    private static final int CHUNKS = 960;
    private static final long WHOLE = (long) CHUNK * CHUNKS;
    /** Socket buffers of the kernel, on both sides of the gateway, and a few chunks in it. */
    private static final long BETWEEN = 24L * 1024 * 1024;

    @TestHTTPResource(tls = true)
    URI secure;

    @Service("partnerships")
    FakeService partnerships;

    @Test
    void a_service_that_does_not_read_holds_the_client_back() throws Exception {
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        AtomicLong received = new AtomicLong();
        partnerships.on("/v1/agreements/upload", request -> {
            request.pause();
            request.handler(chunk -> received.addAndGet(chunk.length()));
            request.endHandler(end -> request.response().end("thanks"));
            arrived.complete(request);
        });
        AtomicLong sent = new AtomicLong();

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/agreements/upload HTTP/1.1\r\nHost: x\r\nContent-Length: " + WHOLE
                    + "\r\nConnection: close\r\n\r\n");
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> sendAll(raw, sent));

            untilItStandsStill(sent);
            assertThat(sent.get()).isBetween(1L, BETWEEN);

            arrived.join().resume();
            sending.join();
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 ").endsWith("thanks");
        }
        assertThat(received).hasValue(WHOLE);
    }

    @Test
    void a_client_that_does_not_read_holds_the_service_back() throws Exception {
        AtomicLong sent = new AtomicLong();
        partnerships.on("/v1/agreements/download", request -> sendAll(
                request.response().putHeader("Content-Length", Long.toString(WHOLE)), sent));

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/agreements/download HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            untilItStandsStill(sent);
            assertThat(sent.get()).isBetween(1L, BETWEEN);

            raw.readHead();
            assertThat(count(raw.in())).isEqualTo(WHOLE);
        }
    }

    @Test
    void a_client_of_http_1_0_gets_a_stream_too() throws Exception {
        AtomicLong sent = new AtomicLong();
        partnerships.on("/v1/agreements/old", request -> sendAll(request.response().setChunked(true), sent));

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/agreements/old HTTP/1.0\r\nHost: x\r\n\r\n");

            untilItStandsStill(sent);
            assertThat(sent.get()).isBetween(1L, BETWEEN);

            assertThat(raw.readHead()).startsWith("HTTP/1.0 200 ").doesNotContainIgnoringCase("transfer-encoding");
            assertThat(count(raw.in())).isEqualTo(WHOLE);
        }
    }

    @Test
    void an_answer_whose_pieces_come_together_goes_out_as_one_with_its_length() {
        String piece = "0123456789".repeat(100);
        partnerships.on("/v1/agreements/pieces", request -> {
            HttpServerResponse response = request.response().setChunked(true);
            response.write(piece);
            response.write(piece);
            response.end(piece);
        });

        await("the pieces came together").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            String answer = RawHttp.exchange(RestAssured.port,
                    "GET /v1/agreements/pieces HTTP/1.1\r\nHost: x\r\nX-Uncached: 1\r\nConnection: close\r\n\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200 ").containsIgnoringCase("\r\ncontent-length: 3000\r\n")
                    .doesNotContainIgnoringCase("transfer-encoding").endsWith("\r\n\r\n" + piece.repeat(3));
        });
    }

    @Test
    void a_part_of_an_answer_arrives_before_the_rest_is_there() throws Exception {
        CompletableFuture<HttpServerResponse> answer = new CompletableFuture<>();
        partnerships.on("/v1/agreements/events", request -> {
            HttpServerResponse response = request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            response.write("data: 1\n\n");
            answer.complete(response);
        });

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/agreements/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.readHead()).contains("text/event-stream");
            assertThat(new String(raw.in().readNBytes(14))).contains("data: 1");

            answer.join().end("data: 2\n\n");
            assertThat(raw.readAll()).contains("data: 2");
        }
    }

    @Test
    void a_stream_on_which_nothing_happens_yet_has_its_head_at_once() throws Exception {
        CompletableFuture<HttpServerResponse> answer = new CompletableFuture<>();
        partnerships.on("/v1/agreements/silence", request -> {
            HttpServerResponse response = request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
            response.write(Buffer.buffer());
            answer.complete(response);
        });

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/agreements/silence HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ").contains("text/event-stream");

            answer.join().end("data: 1\n\n");
            assertThat(raw.readAll()).contains("data: 1").endsWith("0\r\n\r\n");
        }
    }

    @Test
    void a_client_that_waits_for_a_100_gets_it_and_sends_its_body() throws Exception {
        partnerships.on("/v1/agreements/expecting", request -> request.body()
                .onSuccess(body -> request.response().end(body)));

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/agreements/expecting HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n"
                    + "Connection: close\r\n\r\n");
            assertThat(raw.readHead()).startsWith("HTTP/1.1 100 ");
            raw.send("hello");
            assertThat(raw.readAll()).startsWith("HTTP/1.1 200 ").endsWith("hello");
        }
        assertThat(partnerships.onlySeen("/v1/agreements/expecting").headers().contains("Expect")).isFalse();
    }

    @Test
    void a_client_of_before_there_was_a_100_gets_none() throws Exception {
        partnerships.on("/v1/agreements/old-client", request -> request.body()
                .onSuccess(body -> request.response().end(body)));

        String answer = RawHttp.exchange(RestAssured.port,
                "POST /v1/agreements/old-client HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\nhello");

        assertThat(answer).matches("(?s)HTTP/1.[01] 200 .*hello");
    }

    @Test
    void a_client_that_waits_for_a_100_is_refused_without_it() throws Exception {
        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/away HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");

            assertThat(raw.readAll()).startsWith("HTTP/1.1 503 ").containsIgnoringCase("connection: close");
        }
    }

    /** Clients that change over to HTTP/2 in the middle lose what comes right behind the change, curl and that of Java too. */
    @Test
    void who_offers_http_2_without_tls_is_answered_in_http_1() throws Exception {
        partnerships.onJson("/v1/partners/upgrade", "{}");

        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("GET /v1/partners/upgrade HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n");

            assertThat(raw.readHead()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void a_stream_over_http_2_passes_without_a_length() throws Exception {
        partnerships.on("/v1/agreements/h2", request -> request.body().onSuccess(body -> request.response().end(body)));
        Vertx vertx = Vertx.vertx();
        try {
            HttpClientRequest request = vertx
                    .createHttpClient(Http2.client())
                    .request(HttpMethod.POST, secure.getPort(), "localhost", "/v1/agreements/h2")
                    .toCompletionStage().toCompletableFuture().join();

            // Who asks for the body after the answer has come may find it gone.
            Future<Buffer> body = request.response().compose(HttpClientResponse::body);
            request.setChunked(true).write("in two ");
            request.end("parts");

            assertThat(body.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS)).hasToString("in two parts");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        assertThat(partnerships.onlySeen("/v1/agreements/h2").headers().get("Transfer-Encoding")).isEqualTo("chunked");
    }

    private static void sendAll(RawHttp raw, AtomicLong sent) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int i = 0; i < CHUNKS; i++) {
                raw.send(chunk);
                sent.addAndGet(CHUNK);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Sends as long as the connection takes it, and goes on when it does again. */
    private static void sendAll(HttpServerResponse response, AtomicLong sent) {
        Buffer chunk = Buffer.buffer(new byte[CHUNK]);
        while (sent.get() < WHOLE && !response.writeQueueFull()) {
            response.write(chunk);
            sent.addAndGet(CHUNK);
        }
        if (sent.get() < WHOLE) {
            response.drainHandler(drained -> sendAll(response, sent));
        } else {
            response.end();
        }
    }

    private static void untilItStandsStill(AtomicLong counter) {
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(400)).atMost(Duration.ofSeconds(20))
                .until(() -> counter.get() > 0 && before.getAndSet(counter.get()) == counter.get());
    }

    private static long count(InputStream in) throws IOException {
        byte[] buffer = new byte[CHUNK];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
        }
        return total;
    }
}
