package id.etalase.ascn;

import java.time.LocalDate;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/** The parameters {@code from} and {@code to} of lists. */
public final class DayRange {

    private DayRange() {
    }

    /** @throws RuleViolation when it ends before it starts, which would find nothing and tell nobody why */
    public static void check(LocalDate from, LocalDate to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new RuleViolation(FieldError.parameter("to", "ends-before-start"));
        }
    }
}
