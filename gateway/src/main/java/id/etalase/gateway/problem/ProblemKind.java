package id.etalase.gateway.problem;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of problem the gateway itself can answer with. Each has its texts in the bundle {@code gateway-problems} and a
 * page at {@code /problems/<code>}.
 */
public enum ProblemKind {

    MALFORMED_REQUEST(400),
    INVALID_PATH(400),
    INVALID_REQUEST(400),
    ROUTE_NOT_FOUND(404),
    PROBLEM_NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    TOKEN_INVALID(401),
    BODY_TOO_LARGE(413),
    URI_TOO_LONG(414),
    HEADERS_TOO_LARGE(431),
    TOO_MANY_REQUESTS(429),
    TOO_MANY_OPEN_REQUESTS(429),
    CROSS_ORIGIN_REFUSED(403),
    INTERNAL_ERROR(500),
    BROKEN_ANSWER(502),
    SERVICE_UNAVAILABLE(503),
    SERVICE_OVERLOADED(503),
    SERVICE_TIMEOUT(504),
    NOT_IN_CACHE(504);

    private final int status;

    ProblemKind(int status) {
        this.status = status;
    }

    /** The kind that stands for a bare refusal with this status; that of a malformed request if none does. */
    static ProblemKind ofStatus(int status) {
        return Arrays.stream(values()).filter(kind -> kind.status == status).findFirst().orElse(MALFORMED_REQUEST);
    }

    /** The stable, documented name. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
