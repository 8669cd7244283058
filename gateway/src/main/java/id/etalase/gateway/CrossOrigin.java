package id.etalase.gateway;

import java.util.HashSet;

import jakarta.inject.Singleton;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.limit.RateLimits;
import id.etalase.gateway.request.Call;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;

/**
 * The third thing in the chain: tells browsers what pages of other origins may do (CORS). Pages of the gateway itself, such as
 * Swagger UI, are not asked.
 */
@Singleton
class CrossOrigin {

    private final RateLimits limits;
    private final CorsHandler rules;
    private final boolean anybody;
    private final String exposed;

    CrossOrigin(RateLimits limits, GatewayConfig config) {
        this.limits = limits;
        GatewayConfig.Cors cors = config.gateway().cors();
        this.anybody = cors.origins().contains("*");
        this.exposed = String.join(", ", cors.exposedHeaders());
        this.rules = CorsHandler.create()
                .addOrigins(cors.origins())
                .allowedHeaders(new HashSet<>(cors.headers()))
                .exposedHeaders(new HashSet<>(cors.exposedHeaders()))
                .maxAgeSeconds(Math.toIntExact(cors.maxAge().toSeconds()));
        cors.methods().forEach(method -> rules.allowedMethod(HttpMethod.valueOf(method)));
    }

    /** Whether the request goes on here; if not, it is answered, or goes on with the next step of the router. */
    boolean lets(RoutingContext routing) {
        String origin = routing.request().getHeader("Origin");
        boolean preflight = isPreflight(routing.request());
        if (anybody && !preflight) {
            // The same for everybody, asked or not: a cache in between may keep one copy for all.
            routing.response().putHeader("Access-Control-Allow-Origin", "*").putHeader("Access-Control-Expose-Headers",
                    exposed);
            return true;
        }
        if (origin != null && isOwn(origin, routing)) {
            return true;
        }
        if (!anybody) {
            routing.response().headers().add("Vary", "Origin");
            if (origin == null) {
                return true;
            }
        }
        if (preflight) {
            limits.note(routing, () -> rules.handle(routing));
        } else {
            rules.handle(routing);
        }
        return false;
    }

    private static boolean isPreflight(HttpServerRequest request) {
        return request.method().equals(HttpMethod.OPTIONS) && request.headers().contains("Origin")
                && request.headers().contains("Access-Control-Request-Method");
    }

    /** A browser sends {@code Origin} with every write, also of a page to its own origin. */
    private static boolean isOwn(String origin, RoutingContext routing) {
        HttpServerRequest request = routing.request();
        return origin.equals(Call.of(routing).address().origin())
                || origin.equals(request.scheme() + "://" + request.getHeader("Host"));
    }
}
