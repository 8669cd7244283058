package id.etalase.gateway.trace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** What a collector is told of a request, byte for byte. */
class SpanTracesTest {

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<String> told = new CompletableFuture<>();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_collector_hears_where_a_request_went_and_nothing_of_who_asked_for_what() throws Exception {
        // Given
        HttpServer collector = serve(request -> request.body()
                .onSuccess(body -> {
                    told.complete(new String(body.getBytes(), ISO_8859_1));
                    request.response().end();
                }));
        SpanTraces traces = new SpanTraces(URI.create("http://localhost:" + collector.actualPort()), 1);
        MultiMap onward = MultiMap.caseInsensitiveMultiMap();
        HttpServer gateway = serve(request -> {
            Trace trace = traces.begin(request);
            trace.attempt("GET", "service.example", 8081, 2, onward).answered(404);
            trace.end("GET", Optional.of("/v1/bookings"), "miss", 404);
            request.response().end();
        });

        // When
        HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + gateway.actualPort() + "/v1/bookings/7Q2-KODE?name=Siti"))
                .header("Authorization", "Bearer very.secret.token").header("Booking-Code", "7Q2-KODE")
                .header("User-Agent", "phone of Siti").header("X-Forwarded-For", "192.0.2.7").header("Cookie", "who=Siti")
                .header("baggage", "who=Siti").build(), BodyHandlers.discarding());
        traces.close(30, TimeUnit.SECONDS);

        // Then
        assertThat(told.get(30, TimeUnit.SECONDS)).contains("GET /v1/bookings", "service.example", "http.response.status_code")
                .doesNotContain("7Q2", "Siti", "secret", "Bearer", "192.0.2.7", "127.0.0.1", "name=");
        assertThat(onward.names()).containsExactly("traceparent");
    }

    private HttpServer serve(Handler<HttpServerRequest> answer) {
        return vertx.createHttpServer().requestHandler(answer).listen(0, "localhost").toCompletionStage().toCompletableFuture()
                .join();
    }
}
