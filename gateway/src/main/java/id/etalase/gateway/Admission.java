package id.etalase.gateway;

import java.util.Map;
import java.util.Set;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.request.RequestTarget.InvalidTarget;
import id.etalase.gateway.route.Settings;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The second thing in the chain: refuses what nobody behind it should have to deal with. */
@Singleton
class Admission {

    private static final String TARGET = RequestTarget.class.getName();
    private static final Set<HttpMethod> METHODS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT,
            HttpMethod.PATCH, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final Problems problems;
    private final Settings settings;

    Admission(Problems problems, Settings settings) {
        this.problems = problems;
        this.settings = settings;
    }

    /** Whether the request may pass, with its target read; if not, it is answered. */
    boolean admits(RoutingContext routing) {
        GatewayConfig.Limits limits = settings.now().gateway().limits();
        HttpServerRequest request = routing.request();
        if (request.uri().length() > limits.target().asLongValue()) {
            refuse(routing, ProblemKind.URI_TOO_LONG, limits.target().asLongValue());
        } else if (size(request) > limits.headers().asLongValue()) {
            refuse(routing, ProblemKind.HEADERS_TOO_LARGE, limits.headers().asLongValue());
        } else if (announcedLength(request) > limits.body().asLongValue()) {
            refuse(routing, ProblemKind.BODY_TOO_LARGE, limits.body().asLongValue());
        } else if (!namesOneHost(request)) {
            problems.answer(routing, Problem.of(ProblemKind.MALFORMED_REQUEST));
        } else if (!METHODS.contains(request.method())) {
            problems.answer(routing, Problem.of(ProblemKind.METHOD_NOT_ALLOWED)
                    .withHeader("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"));
        } else {
            return read(routing);
        }
        return false;
    }

    /** The target of a request that was admitted. */
    static RequestTarget targetOf(RoutingContext routing) {
        return routing.get(TARGET);
    }

    private boolean read(RoutingContext routing) {
        try {
            routing.put(TARGET, RequestTarget.parse(routing.request().uri()));
            return true;
        } catch (InvalidTarget invalid) {
            problems.answer(routing, Problem.of(ProblemKind.INVALID_PATH));
            return false;
        }
    }

    private void refuse(RoutingContext routing, ProblemKind kind, long limit) {
        problems.answer(routing, Problem.of(kind).with("limit", limit));
    }

    /** RFC 9112, section 3.2: two hosts, or none in HTTP/1.1, are an attempt to be understood in two ways. */
    private static boolean namesOneHost(HttpServerRequest request) {
        return switch (request.version()) {
            case HTTP_1_1 -> request.headers().getAll("Host").size() == 1;
            case HTTP_1_0 -> request.headers().getAll("Host").size() <= 1;
            default -> true;
        };
    }

    private static long size(HttpServerRequest request) {
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4;
        }
        return size;
    }

    private static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return 0;
        }
        // The HTTP decoder has refused what is not a number; one too long for a long is too large in any case.
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }
}
