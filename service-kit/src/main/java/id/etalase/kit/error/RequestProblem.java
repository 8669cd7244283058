package id.etalase.kit.error;

import java.util.List;
import java.util.Map;

/**
 * A "no" of the HTTP border: the request cannot be taken as it is, whatever the domain would say to it. Its status stands
 * in the bundle as {@code <code>.status}, beside the texts.
 */
public final class RequestProblem extends RuntimeException {

    private final String code;
    private final transient Map<String, Object> arguments;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    /** @param code the kind of problem, declared in the bundle with its status */
    public RequestProblem(String code) {
        this(code, Map.of(), List.of());
    }

    /**
     * @param code the kind of problem, declared in the bundle with its status
     * @param arguments the values for the placeholders in its texts
     * @param errors the places of the request that are wrong; may be empty
     */
    public RequestProblem(String code, Map<String, ?> arguments, List<FieldError> errors) {
        this(code, arguments, errors, Map.of());
    }

    /**
     * @param code the kind of problem, declared in the bundle with its status
     * @param arguments the values for the placeholders in its texts
     * @param errors the places of the request that are wrong; may be empty
     * @param extensions more members of the problem document
     */
    public RequestProblem(String code, Map<String, ?> arguments, List<FieldError> errors, Map<String, ?> extensions) {
        super(arguments.isEmpty() ? code : code + " " + arguments, null, false, true);
        this.code = code;
        this.arguments = Map.copyOf(arguments);
        this.errors = List.copyOf(errors);
        this.extensions = Map.copyOf(extensions);
    }

    /** The stable, documented name of this kind of problem. */
    public String code() {
        return code;
    }

    /** Values for the placeholders in the texts of this code. */
    public Map<String, Object> arguments() {
        return arguments;
    }

    /** The places of the request that are wrong; may be empty. */
    public List<FieldError> errors() {
        return errors;
    }

    /** More members of the problem document; may be empty. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
