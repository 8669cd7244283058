package id.etalase.gateway.proxy;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.Call;
import id.etalase.gateway.request.Journal;
import id.etalase.gateway.route.Route.Origin;
import id.etalase.gateway.trace.Trace;
import id.etalase.gateway.upstream.Replica;
import id.etalase.gateway.upstream.Upstream;
import id.etalase.gateway.upstream.Upstream.Attempt;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/**
 * One request on its way to a service. A body passes chunk by chunk, each side waits for the other; a small one is gathered
 * first. Where nothing can happen twice by it, and the service can bear it, a failed attempt is repeated once.
 *
 * <p>
 * Everything here runs on the event loop of the client's connection, so there are no locks.
 */
final class Exchange {

    private static final int MOST_ATTEMPTS = 2;

    private final RoutingContext routing;
    private final Errand errand;
    private final ExchangeRules rules;
    private final ServiceClient services;
    private final Problems problems;
    private final HttpServerRequest inbound;
    private final Journal journal;
    private final Watch watch;
    private final RequestBody body;
    private final Deadline deadline;

    private @Nullable Buffer gathered;
    private @Nullable Attempt attempt;
    private Trace.Attempt traced = Trace.Attempt.OFF;
    private @Nullable HttpClientRequest forward;
    private @Nullable AnswerRelay relay;
    private long received;
    private boolean requestSent;
    /** The head of the answer is settled, be it the service's or the gateway's. */
    private boolean decided;

    Exchange(RoutingContext routing, Errand errand, ExchangeRules rules, ServiceClient services, Problems problems) {
        this.routing = routing;
        this.errand = errand;
        this.rules = rules;
        this.services = services;
        this.problems = problems;
        this.inbound = routing.request();
        this.journal = Journal.of(routing);
        this.watch = new Watch(routing.vertx(), this::stalled);
        this.body = RequestBody.of(inbound);
        this.deadline = Deadline.in(rules.responseMillis(), inbound.getHeader(Deadline.HEADER));
    }

    void start() {
        Upstream upstream = errand.upstream();
        if (!upstream.enter(rules.heldOpen())) {
            shed();
            return;
        }
        routing.addEndHandler(end -> over());
        switch (body) {
            case NONE -> attempt(null);
            case SMALL -> gather();
            case STREAM -> {
                inbound.pause();
                attempt(null);
            }
        }
    }

    private void gather() {
        Buffer whole = Buffer.buffer();
        watch.start(rules.stallMillis());
        inbound.handler(chunk -> {
            watch.progress(chunk.length());
            whole.appendBuffer(chunk);
        });
        inbound.endHandler(end -> {
            watch.stop();
            gathered = whole;
            if (!decided) {
                attempt(null);
            }
        });
        inbound.resume();
    }

    private void attempt(@Nullable Replica not) {
        Optional<Attempt> next = errand.upstream().attempt(not);
        if (next.isEmpty()) {
            refuse();
            return;
        }
        Attempt current = next.get();
        attempt = current;
        journal.attempted();
        services.open(current.replica().origin(), errand.method(), errand.target().uri(), rules.heldOpen())
                .onComplete(request -> begin(current, request), cause -> unreachable(current, cause));
    }

    /** No connection to the service came about, so it has seen nothing of the request and another may be asked. */
    private void unreachable(Attempt current, Throwable cause) {
        boolean full = ServiceClient.isFull(cause);
        if (!full) {
            current.failed(cause);
            errand.upstream().unreachable(current.replica());
        }
        current.end();
        if (decided) {
            return;
        }
        // Nothing of it reached anybody, so another replica may have it whatever it is.
        if (mayGoOn() && errand.upstream().hasOther(current.replica())) {
            attempt(current.replica());
        } else if (full) {
            shed();
        } else {
            refuse();
        }
    }

    private void shed() {
        answer(Problem.of(ProblemKind.SERVICE_OVERLOADED).withHeader("Retry-After", "1"));
    }

    private void refuse() {
        answer(Problem.of(ProblemKind.SERVICE_UNAVAILABLE).withHeader("Retry-After", Long.toString(rules.retryAfter())));
    }

    /** The service is connected: sends it the request. */
    private void begin(Attempt current, HttpClientRequest request) {
        if (decided) {
            request.reset();
            current.end();
            return;
        }
        forward = request;
        request.exceptionHandler(cause -> failed(current, cause));
        request.response().onComplete(response -> answered(current, request, response), cause -> failed(current, cause));
        HeaderRules.toService(inbound.headers(), request.headers(), Call.of(routing));
        request.headers().set(Deadline.HEADER, Long.toString(deadline.millisLeft()));
        errand.headers().accept(request.headers());
        Origin origin = current.replica().origin();
        traced = Call.of(routing).correlation().trace().attempt(errand.method().name(), origin.host(), origin.port(),
                journal.attempts(), request.headers());
        if (body == RequestBody.STREAM) {
            stream(request);
        } else {
            requestSent = true;
            watch.start(deadline.millisLeft());
            if (gathered == null) {
                request.end();
            } else {
                request.end(gathered);
            }
        }
    }

    private void stream(HttpClientRequest request) {
        if (inbound.getHeader("Content-Length") == null) {
            request.setChunked(true);
        }
        // Older clients do not know it (RFC 9110, section 10.1.1).
        if ("100-continue".equalsIgnoreCase(inbound.getHeader("Expect")) && inbound.version() != HttpVersion.HTTP_1_0) {
            routing.response().writeContinue();
        }
        watch.start(rules.stallMillis());
        request.drainHandler(drained -> inbound.resume());
        inbound.handler(chunk -> send(request, chunk));
        inbound.endHandler(end -> {
            requestSent = true;
            request.end();
            if (!decided) {
                watch.start(rules.responseMillis());
            }
        });
        inbound.resume();
    }

    private void send(HttpClientRequest request, Buffer chunk) {
        received += chunk.length();
        if (received > rules.maxBody()) {
            answer(Problem.of(ProblemKind.BODY_TOO_LARGE).with("limit", rules.maxBody()));
            return;
        }
        watch.progress(chunk.length());
        request.write(chunk);
        if (request.writeQueueFull()) {
            inbound.pause();
        }
    }

    /** The service answers, perhaps before it has read the whole request. */
    private void answered(Attempt current, HttpClientRequest request, HttpClientResponse response) {
        if (decided || request != forward) {
            return;
        }
        journal.answered();
        int status = response.statusCode();
        traced.answered(status);
        if (Repeatable.isPassing(status)) {
            current.failed(new IllegalStateException("It answered " + status));
            if (repeat(current)) {
                response.resume();
                return;
            }
        } else {
            current.succeeded();
        }
        decided = true;
        if (!requestSent && status >= 300) {
            stopSending();
        }
        watch.start(rules.stallMillis());
        relay = new AnswerRelay(routing, response, errand.tap(), watch);
        relay.start();
    }

    /** The service has refused before it had the whole body, and will hardly read the rest. The client may still send it. */
    private void stopSending() {
        inbound.handler(unwanted -> {
        });
        inbound.endHandler(end -> {
        });
        inbound.resume();
    }

    /** The service closed the connection, or spoke something else than HTTP, before it answered. */
    private void failed(Attempt current, Throwable cause) {
        if (decided || current != attempt) {
            return;
        }
        traced.end();
        current.failed(cause);
        if (!repeat(current)) {
            answer(Problem.of(ProblemKind.BROKEN_ANSWER));
        }
    }

    private boolean repeat(Attempt current) {
        boolean once = body != RequestBody.STREAM && Repeatable.is(inbound);
        if (!once || !mayGoOn() || !errand.upstream().mayRepeat()) {
            return false;
        }
        watch.stop();
        current.end();
        forward = null;
        attempt(current.replica());
        return true;
    }

    private boolean mayGoOn() {
        return journal.attempts() < MOST_ATTEMPTS && !deadline.isOver();
    }

    /** Nothing moved for too long. */
    private void stalled() {
        if (relay != null) {
            relay.cut();
        } else if (!decided) {
            boolean clientIsSlow = forward == null ? gathered == null && body != RequestBody.NONE
                    : !requestSent && !forward.writeQueueFull();
            if (!clientIsSlow && attempt != null) {
                attempt.failed(new IllegalStateException("It took too long"));
            }
            answer(Problem.of(clientIsSlow ? ProblemKind.REQUEST_TIMEOUT : ProblemKind.SERVICE_TIMEOUT));
        }
    }

    private void answer(Problem problem) {
        if (!decided) {
            decided = true;
            errand.tap().broken();
            problems.answer(routing, named(problem));
        }
    }

    private Problem named(Problem problem) {
        return problem.with("service", errand.upstream().service());
    }

    /** The answer is out, or the client is gone: whatever still runs towards the service is called off. */
    private void over() {
        if (!decided) {
            decided = true;
            errand.tap().broken();
        }
        traced.end();
        boolean draining = relay != null && relay.isDraining();
        if (!draining) {
            watch.stop();
        }
        if (forward != null && !draining && !(requestSent && relay != null && relay.isWhole())) {
            forward.reset();
        }
        if (attempt != null) {
            attempt.end();
        }
        if (relay != null && !draining) {
            relay.over();
        }
        errand.upstream().leave(rules.heldOpen());
    }
}
