package id.etalase.kit.error;

import java.util.Map;

/** The caller is known but may not do this to this thing. Answered with 403. */
public final class Forbidden extends DomainException {

    /** @param code the kind of problem, for example {@code not-your-ministry} */
    public Forbidden(String code) {
        this(code, Map.of());
    }

    /**
     * @param code the kind of problem, for example {@code not-your-ministry}
     * @param arguments the values for the placeholders in its texts
     */
    public Forbidden(String code, Map<String, ?> arguments) {
        super(code, arguments);
    }
}
