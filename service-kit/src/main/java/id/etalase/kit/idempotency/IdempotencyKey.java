package id.etalase.kit.idempotency;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RequestProblem;

/** The name that a caller gives to one request and all its repeats. */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

    static IdempotencyKey of(HttpHeaders headers) {
        @Nullable
        List<String> sent = headers.getRequestHeader(HEADER);
        if (sent == null || sent.isEmpty() || sent.get(0).isBlank()) {
            throw new RequestProblem("idempotency-key-required");
        }
        if (sent.size() > 1 || !FORM.matcher(sent.get(0)).matches()) {
            throw new RequestProblem("invalid-request", Map.of(),
                    List.of(FieldError.header(HEADER, "not-a-key", Map.of())));
        }
        return new IdempotencyKey(sent.get(0));
    }
}
