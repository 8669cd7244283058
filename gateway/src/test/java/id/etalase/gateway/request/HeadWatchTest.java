package id.etalase.gateway.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;

/** On a plain HTTP server: in a test of Quarkus, Netty does not see the classes of the application. */
class HeadWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() {
        WatchedConnections.limit(1000, "https://etalase.example/problems/request-timeout");
        server = vertx.createHttpServer().requestHandler(request -> {
            HeadWatch.arrived(request);
            request.response().endHandler(end -> HeadWatch.answered(request));
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

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** A byte of a header now and then, until there is an answer. */
    private static String trickleUntilTheEnd(Socket socket) throws IOException {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            if (socket.getInputStream().available() == 0) {
                send(socket, "X");
            }
            return socket.getInputStream().available() > 0;
        });
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
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
