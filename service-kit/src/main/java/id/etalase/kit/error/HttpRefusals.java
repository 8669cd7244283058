package id.etalase.kit.error;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;

import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;

/** What HTTP itself says no to: routes, media types, credentials. */
final class HttpRefusals {

    private static final Map<Integer, String> CODES = Map.of(400, "malformed-request", 401, "token-required", 403,
            "forbidden", 404, "not-found", 413, "body-too-large", 414, "uri-too-long", 429, "too-many-requests", 503,
            "busy");

    private HttpRefusals() {
    }

    /** What Quarkus REST itself threw. */
    static Refusal of(WebApplicationException e) {
        var request = CurrentRequestManager.get();
        int status = e.getResponse().getStatus();
        if (request == null) {
            return of(status);
        }
        String method = request.getMethod();
        if (e instanceof NotAllowedException || e instanceof NotFoundException && request.getTarget() == null) {
            Routes routes = Routes.of(request);
            return routes.isEmpty() ? of(404)
                    : Refusal.of(405, "method-not-allowed", Map.of("method", method, "allowed", routes.allow()))
                            .header("Allow", routes.allow());
        }
        if (status == 406) {
            return withSupported(Refusal.of(406, "not-acceptable"), Routes.of(request).produces(method));
        }
        if (status == 415) {
            return unsupported(Routes.of(request).consumes(method), method);
        }
        return of(status);
    }

    /** A status without any more said about it. */
    static Refusal of(int status) {
        if (status == 401) {
            return unauthorized("token-required");
        }
        String code = CODES.get(status);
        if (code != null) {
            return Refusal.of(status, code);
        }
        return status >= 400 && status < 500 ? Refusal.of(status, "malformed-request") : Refusal.of(500, "internal-error");
    }

    /** What the security of Quarkus threw; null when it is something else. */
    static @Nullable Refusal ofSecurity(Throwable e) {
        if (e instanceof UnauthorizedException) {
            return unauthorized("token-required");
        }
        if (e instanceof io.quarkus.security.AuthenticationException) {
            return unauthorized("token-invalid");
        }
        if (e instanceof ForbiddenException) {
            return Refusal.of(403, "forbidden");
        }
        return null;
    }

    private static Refusal unauthorized(String code) {
        String challenge = "Bearer realm=\"etalase\"";
        // RFC 6750, 3.1: no error code for a request that brought no token at all.
        return Refusal.of(401, code).header("WWW-Authenticate",
                code.equals("token-invalid") ? challenge + ", error=\"invalid_token\"" : challenge);
    }

    private static Refusal unsupported(List<String> supported, String method) {
        Refusal refusal = withSupported(Refusal.of(415, "unsupported-media-type"), supported);
        String header = method.equals("PATCH") ? "Accept-Patch" : method.equals("POST") ? "Accept-Post" : "Accept";
        return supported.isEmpty() ? refusal : refusal.header(header, String.join(", ", supported));
    }

    private static Refusal withSupported(Refusal refusal, List<String> supported) {
        return new Refusal(refusal.status(), refusal.code(), Map.of("supported", supported), List.of(),
                supported.isEmpty() ? Map.of() : Map.of("supported", supported), Map.of());
    }
}
