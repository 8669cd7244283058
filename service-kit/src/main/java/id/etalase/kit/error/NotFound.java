package id.etalase.kit.error;

import java.util.Map;

/** The thing does not exist, or not for this caller. Answered with 404. */
public final class NotFound extends DomainException {

    /** @param code the kind of problem, for example {@code agreement-not-found} */
    public NotFound(String code) {
        this(code, Map.of());
    }

    /**
     * @param code the kind of problem, for example {@code agreement-not-found}
     * @param arguments the values for the placeholders in its texts
     */
    public NotFound(String code, Map<String, ?> arguments) {
        super(code, arguments);
    }
}
