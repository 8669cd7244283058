package id.etalase.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.seal.Secrets;

/**
 * The answer to a request, as it is kept for its repeats.
 *
 * @param headers that the resource set, {@code Location} and {@code ETag} among them
 * @param body in bytes, so that a repeat gets the same ones; null when there was none
 */
record StoredAnswer(int status, Map<String, String> headers, byte @Nullable [] body) {

    static final String REPLAYED = "Idempotency-Replayed";

    /** Marks a body that is sealed; never sent. */
    private static final String SEALED = "Etalase-Sealed";
    private static final Set<Integer> KEPT = Set.of(404, 409, 410, 412, 422);

    static StoredAnswer of(Response response, ObjectMapper json) {
        Map<String, String> kept = new LinkedHashMap<>();
        response.getStringHeaders().forEach((name, values) -> kept.put(name, String.join(", ", values)));
        byte[] body = body(response.getEntity(), json);
        if (body != null) {
            kept.putIfAbsent(HttpHeaders.CONTENT_TYPE, "application/json;charset=UTF-8");
        }
        return new StoredAnswer(response.getStatus(), kept, body);
    }

    private static byte @Nullable [] body(@Nullable Object entity, ObjectMapper json) {
        try {
            return entity == null || entity instanceof byte[] ? (byte[]) entity : json.writeValueAsBytes(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The answer cannot be written as JSON", e);
        }
    }

    /** The same without anything to read for who has no key. */
    StoredAnswer sealed(Secrets secrets, IdempotentRequest.Name name) {
        if (body == null) {
            return this;
        }
        Map<String, String> marked = new LinkedHashMap<>(headers);
        marked.put(SEALED, "true");
        String text = new String(body, StandardCharsets.UTF_8);
        return new StoredAnswer(status, marked, secrets.seal(subject(name), text).getBytes(StandardCharsets.US_ASCII));
    }

    /** The same as it was before {@link #sealed}. */
    StoredAnswer opened(Secrets secrets, IdempotentRequest.Name name) {
        if (body == null || !headers.containsKey(SEALED)) {
            return this;
        }
        Map<String, String> unmarked = new LinkedHashMap<>(headers);
        unmarked.remove(SEALED);
        String text = new String(body, StandardCharsets.US_ASCII);
        return new StoredAnswer(status, unmarked, secrets.open(subject(name), text).getBytes(StandardCharsets.UTF_8));
    }

    private static String subject(IdempotentRequest.Name name) {
        return "answer " + name.lock();
    }

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
