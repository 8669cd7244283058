package id.etalase.kit.error;

import java.util.List;
import java.util.Map;

/**
 * The content of the request breaks a rule that no state could make right, such as a term that ends before it starts.
 * Answered with 400, code {@value #CODE}, and one entry in {@code errors} for each field.
 */
public final class RuleViolation extends DomainException {

    /** The only code of this kind of problem; each field has its own in {@code errors}. */
    public static final String CODE = "invalid-request";

    private final transient List<FieldError> errors;

    /** @param errors what is wrong, at least one */
    public RuleViolation(FieldError... errors) {
        this(List.of(errors));
    }

    /** @param errors what is wrong, at least one */
    public RuleViolation(List<FieldError> errors) {
        super(CODE, Map.of());
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("A rule violation names at least one field");
        }
        this.errors = List.copyOf(errors);
    }

    /** What is wrong, field by field; never empty. */
    public List<FieldError> errors() {
        return errors;
    }

    @Override
    public String getMessage() {
        return super.getMessage() + " " + errors;
    }
}
