package id.etalase.kit.text;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/**
 * Refuses what people write where they know nothing: "X", "-", "n/a". What is unknown is left out, so that nobody can take a
 * filler for a fact; one of the source articles gives the capital of Brunei as "X".
 */
@Documented
@Constraint(validatedBy = NotPlaceholder.Validator.class)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
public @interface NotPlaceholder {

    String message() default "placeholder";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares the trimmed text with the known fillers, in any case. */
    final class Validator implements ConstraintValidator<NotPlaceholder, String> {

        private static final Set<String> FILLERS = Set.of("x", "xx", "xxx", "-", "--", "---", ".", "..", "...", "?", "n/a",
                "na",
                "n.a.", "tbd", "tba", "null", "none", "unknown", "tidak ada", "tidak diketahui", "belum ada");

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || !FILLERS.contains(value.strip().toLowerCase(Locale.ROOT));
        }
    }
}
