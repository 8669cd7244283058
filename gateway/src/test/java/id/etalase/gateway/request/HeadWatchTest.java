package id.etalase.gateway.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.impl.ConnectionBase;

/** On a plain HTTP server: in a test of Quarkus, Netty does not see the classes of the application. */
class HeadWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;
    private HttpServer secure;

    @BeforeEach
    void start() {
        WatchedConnections.limit(1000, "https://etalase.example/problems/request-timeout");
        server = start(new HttpServerOptions());
        secure = start(new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(
                new PfxOptions().setPath(Certificate.store().toString()).setPassword(Certificate.PASSWORD)));
    }

    private HttpServer start(HttpServerOptions options) {
        return vertx.createHttpServer(options).requestHandler(request -> {
            if (request.path().equals("/before-the-chain")) {
                HeadWatch.arrivedAndAnswered(((ConnectionBase) request.connection()).channel());
            } else {
                HeadWatch.arrived(request);
                request.response().endHandler(end -> HeadWatch.answered(request));
            }
            request.body().onSuccess(body -> request.response().end("read " + body.length()));
        }).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_head_that_trickles_is_answered_and_hung_up_on() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET / HTTP/1.1\r\nHost: x\r\n");

            assertThat(trickleUntilTheEnd(socket)).startsWith("HTTP/1.1 408 ").contains("\"code\":\"request-timeout\"");
        }
    }

    @Test
    void so_is_the_next_one_on_a_connection_that_was_good_before() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
            assertThat(read(socket, "read 4")).contains("HTTP/1.1 200 ");
            send(socket, "GET / HTTP/1.1\r\n");

            assertThat(trickleUntilTheEnd(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void over_tls_a_head_that_trickles_is_hung_up_on_as_well_be_it_the_first_or_the_next() throws IOException {
        try (Socket first = connectSecurely(); Socket next = connectSecurely()) {
            send(first, "GET / HTTP/1.1\r\nHost: x\r\n");
            send(next, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nabcd");
            assertThat(read(next, "read 4")).contains("HTTP/1.1 200 ");
            longerThanTheLimit();
            send(next, "GET / HTTP/1.1\r\n");

            assertThat(trickleUntilTheEnd(first)).startsWith("HTTP/1.1 408 ");
            assertThat(trickleUntilTheEnd(next)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void after_a_request_that_was_answered_before_the_chain_the_next_is_watched() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "GET /before-the-chain HTTP/1.1\r\nHost: x\r\n\r\n");
            assertThat(read(socket, "read 0")).contains("HTTP/1.1 200 ");
            longerThanTheLimit();
            send(socket, "GET / HTTP/1.1\r\n");

            assertThat(trickleUntilTheEnd(socket)).startsWith("HTTP/1.1 408 ");
        }
    }

    @Test
    void a_body_may_take_longer_and_so_may_the_time_between_two_requests() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab");
            longerThanTheLimit();
            send(socket, "cd");
            assertThat(read(socket, "read 4")).contains("HTTP/1.1 200 ");
            longerThanTheLimit();
            send(socket, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

            assertThat(read(socket, "read 0")).contains("HTTP/1.1 200 ");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private Socket connectSecurely() throws IOException {
        Socket socket = Certificate.trusted().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                secure.actualPort());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** A byte of a header now and then, until there is an answer. */
    private static String trickleUntilTheEnd(Socket socket) throws IOException {
        socket.setSoTimeout(200);
        StringBuilder answer = new StringBuilder();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> {
            try {
                answer.append((char) socket.getInputStream().read());
                return true;
            } catch (SocketTimeoutException nothingYet) {
                send(socket, "X");
                return false;
            }
        });
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return answer + new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static String read(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("It ended after: " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static void longerThanTheLimit() {
        await().pollDelay(Duration.ofMillis(1500)).until(() -> true);
    }
}
