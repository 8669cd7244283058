package id.etalase.kit.webhook;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Somebody else's server, which answers well, badly or not at all. */
final class Receiver implements AutoCloseable {

    /** One request as it arrived. */
    record Message(String path, Map<String, List<String>> headers, String body) {

        String id() {
            return headers.get("Webhook-id").get(0);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    final AtomicLong bytesSent = new AtomicLong();

    /** @param status by the number of the request, from 0; below 100 for the ways of not answering */
    Receiver(IntUnaryOperator status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            messages.add(new Message(exchange.getRequestURI().getPath(), Map.copyOf(exchange.getRequestHeaders()), body));
            answer(exchange, status.applyAsInt(messages.size() - 1));
        });
        server.start();
    }

    static final int NEVER = 1;
    static final int GIGABYTE = 2;
    static final int REDIRECT = 302;

    private void answer(HttpExchange exchange, int status) throws IOException {
        if (status == NEVER) {
            waitUntilClosed();
        } else if (status == GIGABYTE) {
            exchange.sendResponseHeaders(200, 1_000_000_000);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] block = new byte[65_536];
                for (long sent = 0; sent < 1_000_000_000 - block.length; sent += block.length) {
                    body.write(block);
                    bytesSent.addAndGet(block.length);
                }
            }
        } else {
            if (status == REDIRECT) {
                exchange.getResponseHeaders().add("Location", url("/inside"));
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private void waitUntilClosed() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    List<Message> messages() {
        return messages;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
