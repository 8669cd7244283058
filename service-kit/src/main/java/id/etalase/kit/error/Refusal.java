package id.etalase.kit.error;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A "no" with its status, before it has a language and an id.
 *
 * @param status of HTTP
 * @param code the kind of problem
 * @param arguments for the placeholders in its texts
 * @param errors the places of the request that are wrong
 * @param extensions more members of the document
 * @param headers of the answer, such as {@code Allow}
 */
record Refusal(int status, String code, Map<String, ?> arguments, List<FieldError> errors, Map<String, ?> extensions,
        Map<String, String> headers) {

    /** The kind for everything that is wrong with content or parameters; the places say what. */
    static final String INVALID = RuleViolation.CODE;

    static Refusal of(int status, String code) {
        return new Refusal(status, code, Map.of(), List.of(), Map.of(), Map.of());
    }

    static Refusal of(int status, String code, Map<String, ?> arguments) {
        return new Refusal(status, code, arguments, List.of(), Map.of(), Map.of());
    }

    static Refusal invalid(List<FieldError> errors) {
        return of(400, INVALID).with(errors);
    }

    static Refusal invalid(FieldError error) {
        return invalid(List.of(error));
    }

    Refusal with(List<FieldError> more) {
        List<FieldError> all = new ArrayList<>(errors);
        all.addAll(more);
        return new Refusal(status, code, arguments, List.copyOf(all), extensions, headers);
    }

    Refusal extension(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(extensions);
        all.put(name, value);
        return new Refusal(status, code, arguments, errors, all, headers);
    }

    Refusal header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Refusal(status, code, arguments, errors, extensions, all);
    }
}
