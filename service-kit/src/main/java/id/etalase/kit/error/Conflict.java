package id.etalase.kit.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The request is sound, but the state of the thing does not allow it now. Answered with 409. */
public final class Conflict extends DomainException {

    private final transient Map<String, Object> extensions;

    /** @param code the kind of problem, for example {@code approvals-missing} */
    public Conflict(String code) {
        this(code, Map.of());
    }

    /**
     * @param code the kind of problem, for example {@code approvals-missing}
     * @param arguments the values for the placeholders in its texts
     */
    public Conflict(String code, Map<String, ?> arguments) {
        this(code, arguments, Map.of());
    }

    /**
     * @param code the kind of problem, for example {@code approvals-missing}
     * @param arguments the values for the placeholders in its texts
     * @param extensions more members of the problem document that say to a machine what would be needed, for example
     *        {@code missing}; each is written as JSON under its name, in this order
     */
    public Conflict(String code, Map<String, ?> arguments, Map<String, ?> extensions) {
        super(code, arguments);
        this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** More members of the problem document, in order; never null. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
