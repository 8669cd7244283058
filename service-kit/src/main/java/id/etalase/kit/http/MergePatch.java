package id.etalase.kit.http;

import java.io.UncheckedIOException;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/**
 * JSON Merge Patch (RFC 7396) on records: what the patch names changes, null removes, lists are replaced as a whole, the
 * rest stays.
 */
@ApplicationScoped
public class MergePatch {

    /** The media type that {@code PATCH} methods consume. */
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The record after the patch. Its form is checked as if it had come in whole: unknown members, wrong types and Bean
     * Validation answer 400 with pointers into the patched document.
     *
     * @param current the record as it is now, as the request type and not as the response: what it does not hold cannot
     *        be patched
     * @param patch the body of the request; must be a JSON object
     * @param type the record to make
     * @throws RuleViolation when the patch is not an object
     * @throws ConstraintViolationException when the result breaks its constraints
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw new RuleViolation(new FieldError("", "not-an-object", Map.of()));
        }
        ObjectNode target = json.valueToTree(current);
        merge(target, changes);
        T patched = read(target, type);
        var violations = validator.validate(patched);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return patched;
    }

    private <T> T read(ObjectNode document, Class<T> type) {
        try {
            return json.treeToValue(document, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void merge(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(change -> {
            String name = change.getKey();
            JsonNode value = change.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                merge(target.get(name) instanceof ObjectNode existing ? existing : target.putObject(name), inner);
            } else {
                target.set(name, value);
            }
        });
    }
}
