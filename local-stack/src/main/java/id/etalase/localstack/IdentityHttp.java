package id.etalase.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import kotlin.jvm.functions.Function1;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.OAuth2HttpServer;
import no.nav.security.mock.oauth2.http.Ssl;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * Lets the identity provider listen through the HTTP server of the JDK. Of its own two, one needs a newer Netty than
 * Quarkus brings and the other is a recording server for tests that keeps every request.
 */
final class IdentityHttp implements OAuth2HttpServer {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityHttp.class);
    private static final int THREADS = 4;
    private static final int LONGEST_BODY = 64 * 1024;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "identity");
        thread.setDaemon(true);
        return thread;
    });
    private HttpServer server;

    @Override
    public OAuth2HttpServer start(Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(0, handler);
    }

    @Override
    public OAuth2HttpServer start(int port, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        return start(InetAddress.getLoopbackAddress(), port, handler);
    }

    @Override
    public OAuth2HttpServer start(InetAddress address, int port,
            Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The identity provider cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, handler);
            } catch (IOException | RuntimeException | LinkageError e) {
                // The JDK's server would close the connection and say nothing anywhere.
                LOG.error("No answer to {} {}", exchange.getRequestMethod(), exchange.getRequestURI(), e);
            }
        });
        server.start();
        return this;
    }

    private void answer(HttpExchange exchange, Function1<? super OAuth2HttpRequest, OAuth2HttpResponse> handler)
            throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        Headers.Builder headers = new Headers.Builder();
        exchange.getRequestHeaders().forEach((name, values) -> values.forEach(value -> headers.add(name, value)));
        HttpUrl url = url("/").resolve(exchange.getRequestURI().toString());
        OAuth2HttpResponse response = handler.invoke(new OAuth2HttpRequest(headers.build(),
                exchange.getRequestMethod(), url, new String(body, StandardCharsets.UTF_8)));
        response.getHeaders().forEach(pair -> exchange.getResponseHeaders().add(pair.getFirst(), pair.getSecond()));
        byte[] answer = bytesOf(response);
        exchange.sendResponseHeaders(response.getStatus(), answer.length == 0 ? -1 : answer.length);
        if (answer.length > 0) {
            exchange.getResponseBody().write(answer);
        }
    }

    private static byte[] bytesOf(OAuth2HttpResponse response) {
        if (response.getBytesBody() != null) {
            return response.getBytesBody();
        }
        return response.getBody() == null ? new byte[0] : response.getBody().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public HttpUrl url(String path) {
        return new HttpUrl.Builder().scheme("http").host("localhost").port(port()).build().resolve(path);
    }

    @Override
    public Ssl sslConfig() {
        return null;
    }

    @Override
    public OAuth2HttpServer stop() {
        server.stop(0);
        threads.shutdownNow();
        return this;
    }

    @Override
    public void close() {
        stop();
    }
}
