package id.etalase.kit.http;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.StaleVersion;

/**
 * The version that a caller believes to change: the {@code If-Match} header (RFC 9110, 13.1.1). Every {@code PUT},
 * {@code PATCH} and {@code DELETE} asks for it, so that nobody overwrites what they have not seen.
 */
public final class IfMatch {

    private final TagList tags;

    private IfMatch(TagList tags) {
        this.tags = tags;
    }

    /**
     * The condition that a change must bring.
     *
     * @param header the {@code If-Match} header as received, null when absent
     * @throws RequestProblem 428 {@code if-match-required} when it is absent, 400 when it is not a list of entity tags
     */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new RequestProblem("if-match-required");
        }
        return new IfMatch(TagList.parse(header).orElseThrow(() -> new RequestProblem("invalid-request", Map.of(),
                List.of(FieldError.header("If-Match", "not-an-entity-tag", Map.of())))));
    }

    /**
     * Lets the change go on when the thing is still in the version the caller knows.
     *
     * @param current the tag of the thing now, read in the transaction of the change
     * @throws StaleVersion 412 when it is another one
     */
    public void check(EntityTag current) {
        if (!tags.containsStrongly(current.toString())) {
            throw new StaleVersion();
        }
    }
}
