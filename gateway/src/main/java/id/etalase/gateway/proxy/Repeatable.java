package id.etalase.gateway.proxy;

import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** Whether a request may reach a service twice without harm. */
final class Repeatable {

    private static final Set<HttpMethod> IDEMPOTENT = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS,
            HttpMethod.PUT, HttpMethod.DELETE);

    /** Gateways in between, and a service that says it cannot now: another replica may well be able to. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private Repeatable() {
    }

    /**
     * RFC 9110, section 9.2.2, and the Idempotency-Key draft. A change with {@code If-Match} is not repeated: if the first one
     * took effect, the second would be told 412, and the client would take its own change for somebody else's.
     */
    static boolean is(HttpServerRequest request) {
        MultiMap headers = request.headers();
        if (headers.contains("Idempotency-Key")) {
            return request.method().equals(HttpMethod.POST);
        }
        return IDEMPOTENT.contains(request.method()) && !headers.contains("If-Match");
    }

    static boolean isPassing(int status) {
        return status >= 502 && PASSING.contains(status);
    }
}
