package id.etalase.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/**
 * A system behind the gateway: a real HTTP server whose answers a test decides, path by path. What it was asked is kept.
 */
public final class FakeService implements AutoCloseable {

    /** One request as it arrived. */
    public record Seen(String method, String uri, MultiMap headers) {
    }

    private final Vertx vertx;
    private HttpServer server;
    private int port;
    private final Map<String, Handler<HttpServerRequest>> answers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    private FakeService(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    static FakeService start(Vertx vertx) {
        return start(vertx, 0);
    }

    static FakeService start(Vertx vertx, int port) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port));
        FakeService service = new FakeService(vertx, server);
        server.requestHandler(service::handle);
        server.listen().toCompletionStage().toCompletableFuture().join();
        service.port = server.actualPort();
        return service;
    }

    /** Answers this path, whatever the query, in this way from now on. */
    public void on(String path, Handler<HttpServerRequest> answer) {
        answers.put(path, answer);
    }

    /** Answers this path with this JSON. */
    public void onJson(String path, String json) {
        on(path, request -> request.response().putHeader("Content-Type", "application/json").end(json));
    }

    /** The requests for this path, oldest first. */
    public List<Seen> seen(String path) {
        return seen.stream().filter(request -> request.uri().split("\\?", 2)[0].equals(path)).toList();
    }

    /** The only request for this path. */
    public Seen onlySeen(String path) {
        List<Seen> requests = seen(path);
        if (requests.size() != 1) {
            throw new AssertionError("Expected one request for " + path + ", saw " + requests);
        }
        return requests.get(0);
    }

    /** Every request there was, oldest first. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Goes away; what comes next finds nobody. */
    void stop() {
        close();
    }

    /** Comes back where it was. */
    void comeBack() {
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(this::handle);
        server.listen().toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    private void handle(HttpServerRequest request) {
        seen.add(new Seen(request.method().name(), request.uri(),
                MultiMap.caseInsensitiveMultiMap().addAll(request.headers())));
        Handler<HttpServerRequest> answer = answers.get(request.path());
        if (answer == null) {
            request.response().setStatusCode(404).end("no answer set for " + request.path());
        } else {
            answer.handle(request);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
