package id.etalase.gateway.proxy;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.route.Route;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * One request on its way to a service and the answer on its way back. Bodies pass chunk by chunk, each side waits for the
 * other, and nothing is sent twice.
 *
 * <p>
 * Everything here runs on the event loop of the client's connection, so there are no locks.
 */
final class Exchange {

    private final RoutingContext routing;
    private final Route route;
    private final ExchangeRules rules;
    private final Problems problems;
    private final HttpServerRequest inbound;
    private final HttpServerResponse outbound;
    private final Watch watch;

    private @Nullable HttpClientRequest forward;
    private long received;
    private boolean requestSent;
    private boolean answerReceived;
    /** The head of the answer is settled, be it the service's or the gateway's. */
    private boolean decided;

    Exchange(RoutingContext routing, Route route, ExchangeRules rules, Problems problems) {
        this.routing = routing;
        this.route = route;
        this.rules = rules;
        this.problems = problems;
        this.inbound = routing.request();
        this.outbound = routing.response();
        this.watch = new Watch(routing.vertx(), this::stalled);
        inbound.pause();
        routing.addEndHandler(end -> over());
    }

    /** No connection to the service came about, so it has seen nothing of the request. */
    void refused(Throwable cause) {
        answer(Problem.of(ProblemKind.SERVICE_UNAVAILABLE).withHeader("Retry-After", Long.toString(rules.retryAfter())));
    }

    /** The service is connected: sends it the request. */
    void begin(HttpClientRequest request) {
        if (decided) {
            request.reset();
            return;
        }
        forward = request;
        request.exceptionHandler(this::failed);
        request.response().onComplete(this::relay, this::failed);
        HeaderRules.toService(inbound.headers(), request.headers(), Call.of(routing));
        if (hasBody()) {
            send(request);
        } else {
            inbound.resume();
            sent(request);
        }
    }

    private void send(HttpClientRequest request) {
        if (inbound.getHeader("Content-Length") == null) {
            request.setChunked(true);
        }
        if ("100-continue".equalsIgnoreCase(inbound.getHeader("Expect"))) {
            outbound.writeContinue();
        }
        watch.start(rules.stallMillis());
        request.drainHandler(drained -> inbound.resume());
        inbound.handler(chunk -> send(request, chunk));
        inbound.endHandler(end -> sent(request));
        inbound.resume();
    }

    private void send(HttpClientRequest request, Buffer chunk) {
        received += chunk.length();
        if (received > rules.maxBody()) {
            answer(Problem.of(ProblemKind.BODY_TOO_LARGE).with("limit", rules.maxBody()));
            return;
        }
        watch.touch();
        request.write(chunk);
        if (request.writeQueueFull()) {
            inbound.pause();
        }
    }

    private void sent(HttpClientRequest request) {
        requestSent = true;
        request.end();
        if (!decided) {
            watch.start(rules.responseMillis());
        }
    }

    private boolean hasBody() {
        String length = inbound.getHeader("Content-Length");
        if (length != null) {
            return !length.equals("0");
        }
        if (inbound.version() == HttpVersion.HTTP_2) {
            // No header says whether a body follows. These methods give one no meaning (RFC 9110, section 9.3).
            HttpMethod method = inbound.method();
            return !(method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) || method.equals(HttpMethod.DELETE)
                    || method.equals(HttpMethod.OPTIONS));
        }
        return inbound.headers().contains("Transfer-Encoding");
    }

    /** The service answers, perhaps before it has read the whole request. */
    private void relay(HttpClientResponse response) {
        if (decided) {
            return;
        }
        decided = true;
        watch.start(rules.stallMillis());
        outbound.setStatusCode(response.statusCode());
        HeaderRules.toClient(response.headers(), outbound.headers(), Call.of(routing));
        response.exceptionHandler(this::cut);
        boolean endsWithConnection = false;
        if (hasBody(response)) {
            if (response.getHeader("Content-Length") == null) {
                // HTTP/1.0 has no chunks: there the end of the connection is the end of the body.
                endsWithConnection = inbound.version() == HttpVersion.HTTP_1_0;
                outbound.setChunked(!endsWithConnection);
            }
            outbound.drainHandler(drained -> response.resume());
            response.handler(chunk -> relay(response, chunk));
        }
        boolean close = endsWithConnection;
        response.endHandler(end -> {
            answerReceived = true;
            outbound.end().onComplete(out -> {
                if (close) {
                    inbound.connection().close();
                }
            });
        });
    }

    private void relay(HttpClientResponse response, Buffer chunk) {
        watch.touch();
        outbound.write(chunk);
        if (outbound.writeQueueFull()) {
            response.pause();
        }
    }

    private boolean hasBody(HttpClientResponse response) {
        int status = response.statusCode();
        return !inbound.method().equals(HttpMethod.HEAD) && status != 204 && status != 304;
    }

    /** The service closed the connection, or spoke something else than HTTP, before it answered. */
    private void failed(Throwable cause) {
        answer(Problem.of(ProblemKind.BROKEN_ANSWER));
    }

    /** The answer broke off after its head was sent: the client learns it from a connection that breaks off as well. */
    private void cut(Throwable cause) {
        if (inbound.version() == HttpVersion.HTTP_2) {
            outbound.reset();
        } else {
            inbound.connection().close();
        }
    }

    /** Nothing moved for too long. */
    private void stalled() {
        if (decided) {
            cut(new IllegalStateException("stalled"));
        } else {
            boolean clientIsSlow = !requestSent && forward != null && !forward.writeQueueFull();
            answer(Problem.of(clientIsSlow ? ProblemKind.REQUEST_TIMEOUT : ProblemKind.SERVICE_TIMEOUT));
        }
    }

    private void answer(Problem problem) {
        if (!decided) {
            decided = true;
            problems.answer(routing, problem.with("service", route.service()));
        }
    }

    /** The answer is out, or the client is gone: whatever still runs towards the service is called off. */
    private void over() {
        decided = true;
        watch.stop();
        if (forward != null && !(requestSent && answerReceived)) {
            forward.reset();
        }
    }
}
