package id.etalase.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.http.HttpServerRequest;

/** A service that has heard enough answers and hangs up while the body still comes. The client must get that answer. */
@QuarkusTest
@QuarkusTestResource(Services.class)
class EarlyAnswerTest {

    private static final int MIB = 1024 * 1024;

    @Service("partnerships")
    FakeService partnerships;

    @RepeatedTest(8)
    void the_refusal_of_a_service_that_hangs_up_at_once_reaches_the_client() throws IOException {
        partnerships.on("/v1/agreements/curt", EarlyAnswerTest::refuseAndHangUp);

        assertThat(send("/v1/agreements/curt", 2 * MIB)).startsWith("HTTP/1.1 413 ").endsWith("enough");
    }

    @RepeatedTest(4)
    void so_it_does_when_the_body_is_much_larger_than_what_fits_on_the_way() throws IOException {
        partnerships.on("/v1/agreements/curt", EarlyAnswerTest::refuseAndHangUp);

        assertThat(send("/v1/agreements/curt", 20 * MIB)).startsWith("HTTP/1.1 413 ").endsWith("enough");
    }

    @Test
    void a_service_that_refuses_is_not_sent_the_rest() throws Exception {
        CompletableFuture<HttpServerRequest> refused = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        AtomicLong received = new AtomicLong();
        partnerships.on("/v1/agreements/sated", request -> {
            request.pause();
            request.handler(chunk -> received.addAndGet(chunk.length()));
            request.connection().closeHandler(closed::complete);
            request.response().setStatusCode(413).end("enough");
            refused.complete(request);
        });

        String answer = send("/v1/agreements/sated", 60 * MIB);

        assertThat(answer).startsWith("HTTP/1.1 413 ").endsWith("enough");
        refused.join().resume();
        closed.get(30, TimeUnit.SECONDS);
        assertThat(received).hasValueLessThan(40 * MIB);
    }

    @Test
    void one_that_answers_well_while_it_reads_gets_the_rest() throws IOException {
        long[] read = new long[1];
        partnerships.on("/v1/agreements/both-ways", request -> {
            request.response().setChunked(true).write("reading");
            request.handler(chunk -> read[0] += chunk.length());
            request.endHandler(end -> request.response().end(", read " + read[0]));
        });

        assertThat(send("/v1/agreements/both-ways", 4 * MIB)).startsWith("HTTP/1.1 200 ").contains("reading")
                .contains(", read " + 4 * MIB);
    }

    /** Its kernel still holds what it has not read, so the end of the connection is a reset. */
    private static void refuseAndHangUp(HttpServerRequest request) {
        request.pause();
        request.response().setStatusCode(413).putHeader("Connection", "close").end("enough")
                .onComplete(sent -> request.connection().close());
    }

    private static String send(String path, int bytes) throws IOException {
        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + bytes + "\r\n\r\n");
            byte[] part = new byte[64 * 1024];
            for (int sent = 0; sent < bytes; sent += part.length) {
                raw.send(part);
            }
            return raw.readAll();
        }
    }
}
