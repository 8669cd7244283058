package id.etalase.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.gateway.Services.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

@QuarkusTest
@QuarkusTestResource(Services.class)
class SmugglingTest {

    @Service("partnerships")
    FakeService partnerships;

    @ParameterizedTest
    @ValueSource(strings = {
            "Host: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n",
            "Host: x\r\nContent-Length: 5, 6\r\n",
            "Host: x\r\nContent-Length: -1\r\n",
            "Host: x\r\nContent-Length: 0x5\r\n",
            "Host: x\r\nContent-Length: five\r\n",
            "Host: x\r\nContent-Length: 0, 0\r\n",
            "Host: x\r\nContent-Length: 2, 2\r\n",
            "Host: x\r\nContent-Length: \r\n",
            "Host: x\r\nContent-Length: 1e1\r\n",
            "Host: x\r\nContent-Length: \u0665\r\n",
            "Host: x\r\nContent-Length: 99999999999999999999\r\n",
            "Host: x\r\nTransfer-Encoding: chunked, identity\r\n",
            "Host: x\r\nTransfer-Encoding: cow\r\n",
            "Host: x\r\nTransfer-Encoding : chunked\r\n",
            "Host: x\r\nHost: y\r\n",
            "Host : x\r\n",
            "Host: x\r\nAuthorization: Bearer a\r\nAuthorization: Bearer b\r\n",
            "X: y\r\n" })
    void a_request_that_can_be_read_in_two_ways_is_refused_and_so_is_all_that_follows_on_its_connection(String headers)
            throws IOException {
        String path = "/v1/agreements/smuggled-" + Math.abs(headers.hashCode());
        String answer = RawHttp.exchange(RestAssured.port, "POST " + path + " HTTP/1.1\r\n" + headers
                + "\r\n0\r\n\r\nGET /v1/agreements/hidden HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(partnerships.seen(path)).isEmpty();
        assertThat(partnerships.seen("/v1/agreements/hidden")).isEmpty();
    }

    @Test
    void a_length_beside_chunks_counts_for_nothing_and_what_follows_is_not_a_request() throws IOException {
        partnerships.on("/v1/agreements/both", request -> request.body()
                .onSuccess(body -> request.response().end("got " + body.length())));

        String answer = RawHttp.exchange(RestAssured.port, "POST /v1/agreements/both HTTP/1.1\r\nHost: x\r\n"
                + "Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
                + "GET /v1/agreements/hidden HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).containsIgnoringCase("connection: close").endsWith("got 3");
        assertThat(partnerships.onlySeen("/v1/agreements/both").headers().contains("Content-Length")).isFalse();
        assertThat(partnerships.seen("/v1/agreements/hidden")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "zz\r\nabc\r\n", "-1\r\n", "3\r\nabcdef\r\n0\r\n\r\n", "ffffffffff\r\n" })
    void chunks_that_cannot_be_read_are_a_problem_and_the_end_of_the_connection(String body) throws IOException {
        AtomicBoolean whole = new AtomicBoolean();
        partnerships.on("/v1/agreements/chunks", request -> request.endHandler(end -> whole.set(true)));

        String answer = RawHttp.exchange(RestAssured.port, "POST /v1/agreements/chunks HTTP/1.1\r\nHost: x\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + body);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"code\":\"malformed-request\"");
        // Whether the service got to see a part of it is a matter of who is faster.
        assertThat(whole).isFalse();
    }

    @Test
    void a_body_that_trickles_is_given_up_and_has_reached_nobody() throws IOException {
        try (RawHttp raw = new RawHttp(RestAssured.port)) {
            raw.send("POST /v1/agreements/trickle HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n");
            // A byte now and then, for as long as the connection takes it.
            CompletableFuture.runAsync(() -> Awaitility.await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(300)).until(() -> !sent(raw, "x")));

            assertThat(raw.readHead()).startsWith("HTTP/1.1 408 ");
        }
        assertThat(partnerships.seen("/v1/agreements/trickle")).isEmpty();
    }

    private static boolean sent(RawHttp raw, String text) {
        try {
            raw.send(text);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
