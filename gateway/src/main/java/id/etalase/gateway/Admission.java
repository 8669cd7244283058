package id.etalase.gateway;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.request.RequestTarget.InvalidTarget;
import id.etalase.gateway.route.Settings;
import io.vertx.core.http.HttpConnection;
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
    private final Set<HttpConnection> givenUp = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    Admission(Problems problems, Settings settings) {
        this.problems = problems;
        this.settings = settings;
    }

    /** Whether the request may pass, with its target read; if not, it is answered. */
    boolean admits(RoutingContext routing) {
        GatewayConfig.Limits limits = settings.now().gateway().limits();
        HttpServerRequest request = routing.request();
        if (!givenUp.isEmpty() && givenUp.contains(request.connection())) {
            request.connection().close();
            return false;
        }
        if (request.uri().length() > limits.target().asLongValue()) {
            refuse(routing, ProblemKind.URI_TOO_LONG, limits.target().asLongValue());
        } else if (size(request) > limits.headers().asLongValue()) {
            refuse(routing, ProblemKind.HEADERS_TOO_LARGE, limits.headers().asLongValue());
        } else if (announcedLength(request) > limits.body().asLongValue()) {
            refuse(routing, ProblemKind.BODY_TOO_LARGE, limits.body().asLongValue());
        } else if (request.version() == null || !isFramedPlainly(routing) || !namesOneHost(request)) {
            giveUpAfterwards(routing);
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

    /**
     * A body in chunks and nothing else (RFC 9112, section 6.1). Of a length beside it the HTTP decoder tells nobody, so
     * whatever follows on such a connection is not trusted to be what it seems.
     */
    private boolean isFramedPlainly(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        List<String> codings = request.headers().getAll("Transfer-Encoding");
        if (codings.isEmpty()) {
            return true;
        }
        giveUpAfterwards(routing);
        return codings.size() == 1 && codings.get(0).trim().equalsIgnoreCase("chunked");
    }

    /** Nothing that comes after this request on its connection is a request any more. */
    private void giveUpAfterwards(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        givenUp.add(request.connection());
        routing.response().putHeader("Connection", "close");
        routing.addEndHandler(end -> {
            if (request.isEnded()) {
                request.connection().close();
            }
        });
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
