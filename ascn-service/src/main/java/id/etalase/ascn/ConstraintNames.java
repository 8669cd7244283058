package id.etalase.ascn;

import java.util.Map;
import java.util.function.Supplier;

import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

import id.etalase.kit.error.Conflict;

/** Turns what only the database can decide, because two requests may come at once, into the answer of the domain. */
public final class ConstraintNames {

    private ConstraintNames() {
    }

    /**
     * Runs what may break a constraint.
     *
     * @param constraint its name in the schema
     * @param code the conflict that it means
     * @throws Conflict when that constraint, and no other, was broken
     */
    public static <T> T asConflict(String constraint, String code, Map<String, ?> arguments, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof PSQLException refused && names(refused.getServerErrorMessage(), constraint)) {
                    throw new Conflict(code, arguments);
                }
            }
            throw e;
        }
    }

    private static boolean names(ServerErrorMessage message, String constraint) {
        return message != null && constraint.equals(message.getConstraint());
    }
}
