package id.etalase.gateway.proxy;

import id.etalase.gateway.request.Call;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** The answer of a service on its way to the client, chunk by chunk, as fast as the client takes it. */
final class AnswerRelay {

    private final RoutingContext routing;
    private final HttpClientResponse response;
    private final AnswerTap tap;
    private final Watch watch;
    private final HttpServerRequest inbound;
    private final HttpServerResponse outbound;
    private boolean whole;
    private boolean told;

    AnswerRelay(RoutingContext routing, HttpClientResponse response, AnswerTap tap, Watch watch) {
        this.routing = routing;
        this.response = response;
        this.tap = tap;
        this.watch = watch;
        this.inbound = routing.request();
        this.outbound = routing.response();
    }

    void start() {
        response.exceptionHandler(cause -> cut());
        if (tap.head(response.statusCode(), response.headers())) {
            told = true;
            response.endHandler(end -> whole = true);
            response.resume();
            return;
        }
        outbound.setStatusCode(response.statusCode());
        HeaderRules.toClient(response.headers(), outbound.headers(), Call.of(routing));
        boolean endsWithConnection = false;
        if (hasBody()) {
            if (response.getHeader("Content-Length") == null) {
                // HTTP/1.0 has no chunks: there the end of the connection is the end of the body.
                endsWithConnection = inbound.version() == HttpVersion.HTTP_1_0;
                outbound.setChunked(!endsWithConnection);
            }
            outbound.drainHandler(drained -> response.resume());
            response.handler(this::pass);
        }
        boolean close = endsWithConnection;
        response.endHandler(end -> {
            whole = true;
            told = true;
            tap.end();
            outbound.end().onComplete(out -> {
                if (close) {
                    inbound.connection().close();
                }
            });
        });
    }

    private void pass(Buffer chunk) {
        watch.touch();
        tap.chunk(chunk);
        outbound.write(chunk);
        if (outbound.writeQueueFull()) {
            response.pause();
        }
    }

    private boolean hasBody() {
        int status = response.statusCode();
        return !inbound.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    /** Whether everything came from the service. */
    boolean isWhole() {
        return whole;
    }

    /** The answer broke off after its head was sent: the client learns it from a connection that breaks off as well. */
    void cut() {
        if (inbound.version() == HttpVersion.HTTP_2) {
            outbound.reset();
        } else {
            inbound.connection().close();
        }
    }

    /** Nothing more will be passed. */
    void over() {
        if (!told) {
            told = true;
            tap.broken();
        }
    }
}
