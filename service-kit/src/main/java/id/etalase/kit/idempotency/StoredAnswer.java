package id.etalase.kit.idempotency;

import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, as it is kept for its repeats.
 *
 * @param headers that the resource set, {@code Location} and {@code ETag} among them
 * @param body in bytes, so that a repeat gets the same ones; null when there was none
 */
record StoredAnswer(int status, Map<String, String> headers, byte @Nullable [] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    private static final Set<Integer> KEPT = Set.of(404, 409, 410, 412, 422);

    /** Whether a repeat should get this answer: not one that says to come back, with other content or another token. */
    boolean isFinal() {
        return status < 400 || KEPT.contains(status);
    }

    Response toResponse() {
        Response.ResponseBuilder response = Response.status(status).entity(body);
        headers.forEach(response::header);
        return response.build();
    }

    Response toReplay() {
        return Response.fromResponse(toResponse()).header(REPLAYED, "true").build();
    }
}
