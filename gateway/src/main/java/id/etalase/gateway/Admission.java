package id.etalase.gateway;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.document.OpenApiCatalogue;
import id.etalase.gateway.limit.RateLimits;
import id.etalase.gateway.problem.Problem;
import id.etalase.gateway.problem.ProblemKind;
import id.etalase.gateway.problem.Problems;
import id.etalase.gateway.request.ContentLength;
import id.etalase.gateway.request.LingeringClose;
import id.etalase.gateway.request.RequestTarget;
import id.etalase.gateway.request.RequestTarget.InvalidTarget;
import id.etalase.gateway.request.UnreadBody;
import id.etalase.gateway.route.Settings;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quarkus.runtime.configuration.MemorySize;
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

    private final RateLimits limits;
    private final Problems problems;
    private final OpenApiCatalogue documents;
    private final Settings settings;
    private final Set<HttpConnection> givenUp = Collections.newSetFromMap(Collections.synchronizedMap(new WeakHashMap<>()));

    Admission(RateLimits limits, Problems problems, OpenApiCatalogue documents, Settings settings) {
        this.limits = limits;
        this.problems = problems;
        this.documents = documents;
        this.settings = settings;
    }

    /** Whether the request may pass, with its target read; if not, it is answered, and counts like any other. */
    boolean admits(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (!givenUp.isEmpty() && givenUp.contains(request.connection())) {
            request.connection().close();
            return false;
        }
        Problem refusal = refusalOf(routing);
        if (refusal != null) {
            limits.refuse(routing, refusal);
        }
        return refusal == null;
    }

    private @Nullable Problem refusalOf(RoutingContext routing) {
        GatewayConfig.Limits most = settings.now().gateway().limits();
        HttpServerRequest request = routing.request();
        if (!request.decoderResult().isSuccess()) {
            return undecodable(routing, most);
        }
        if (request.uri().length() > most.target().asLongValue()) {
            return tooMuch(ProblemKind.URI_TOO_LONG, most.target());
        }
        if (size(request) > most.headers().asLongValue()) {
            return tooMuch(ProblemKind.HEADERS_TOO_LARGE, most.headers());
        }
        if (ContentLength.of(request.headers()) > most.body().asLongValue()) {
            return tooMuch(ProblemKind.BODY_TOO_LARGE, most.body());
        }
        if (request.version() == null || !isFramedPlainly(routing) || !namesOneHost(request)
                || request.headers().getAll("Authorization").size() > 1) {
            giveUpAfterwards(routing);
            return Problem.of(ProblemKind.MALFORMED_REQUEST);
        }
        if (isLast(request)) {
            giveUpAfterwards(routing);
        }
        return read(routing);
    }

    /** The target of a request that was admitted. */
    static RequestTarget targetOf(RoutingContext routing) {
        return routing.get(TARGET);
    }

    private @Nullable Problem read(RoutingContext routing) {
        RequestTarget target;
        try {
            target = RequestTarget.parse(routing.request().uri());
        } catch (InvalidTarget invalid) {
            return Problem.of(ProblemKind.INVALID_PATH);
        }
        routing.put(TARGET, target);
        return METHODS.contains(routing.request().method()) ? null : unknownMethod(target);
    }

    /** No service gets to see a method that none has; what they have instead stands in the documents. */
    private Problem unknownMethod(RequestTarget target) {
        return documents.methodsOf(target.segments())
                .or(() -> isPage(target.segments()) ? Optional.of(List.of("GET", "HEAD")) : Optional.empty())
                .map(methods -> Problem.of(ProblemKind.METHOD_NOT_ALLOWED).withHeader("Allow", String.join(", ", methods)))
                .orElse(Problem.of(ProblemKind.ROUTE_NOT_FOUND));
    }

    /** What people read stands in no document. */
    private static boolean isPage(List<String> segments) {
        return segments.isEmpty() || segments.get(0).equals("docs");
    }

    /** What the HTTP decoder could not read to its end. It skips the rest of the connection. */
    private Problem undecodable(RoutingContext routing, GatewayConfig.Limits most) {
        LingeringClose.of(routing.request().connection());
        routing.response().putHeader("Connection", "close");
        routing.addEndHandler(end -> routing.request().connection().close());
        Throwable cause = routing.request().decoderResult().cause();
        return cause instanceof TooLongHttpLineException ? tooMuch(ProblemKind.URI_TOO_LONG, most.target())
                : cause instanceof TooLongHttpHeaderException ? tooMuch(ProblemKind.HEADERS_TOO_LARGE, most.headers())
                        : Problem.of(ProblemKind.MALFORMED_REQUEST);
    }

    private static Problem tooMuch(ProblemKind kind, MemorySize limit) {
        return Problem.of(kind).with("limit", limit.asLongValue());
    }

    /** Whether {@code Connection} says close in a list (RFC 9112, section 9.6); the HTTP server knows it alone only. */
    private static boolean isLast(HttpServerRequest request) {
        for (String options : request.headers().getAll("Connection")) {
            if (options.indexOf(',') >= 0
                    && Stream.of(options.split(",")).anyMatch(one -> one.trim().equalsIgnoreCase("close"))) {
                return true;
            }
        }
        return false;
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
        request.exceptionHandler(cause -> breakOff(routing, cause));
        return codings.size() == 1 && codings.get(0).trim().equalsIgnoreCase("chunked");
    }

    /** A chunk that is none. The HTTP server ends the connection as soon as this returns. */
    private void breakOff(RoutingContext routing, Throwable cause) {
        boolean undecodable = cause instanceof IllegalArgumentException || cause instanceof DecoderException;
        if (undecodable && !routing.response().headWritten() && !routing.response().ended()) {
            LingeringClose.of(routing.request().connection());
            problems.answer(routing, Problem.of(ProblemKind.MALFORMED_REQUEST));
        }
    }

    /** Nothing that comes after this request on its connection is a request any more. */
    private void giveUpAfterwards(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        givenUp.add(request.connection());
        routing.response().putHeader("Connection", "close");
        routing.addEndHandler(end -> {
            // One that has a body still on its way is read to its end first.
            if (request.isEnded() || !UnreadBody.isAnnounced(request)) {
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
}
