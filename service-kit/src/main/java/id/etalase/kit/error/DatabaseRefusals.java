package id.etalase.kit.error;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.OptimisticLockException;

import org.hibernate.StaleStateException;
import org.jboss.logging.Logger;

/** What the database said no to, when the domain had no word for it. */
final class DatabaseRefusals {

    private static final Logger LOG = Logger.getLogger(DatabaseRefusals.class);

    private static final Set<String> BUSY = Set.of("55P03", "40001", "40P01", "57014");
    private static final Set<String> DUPLICATE = Set.of("23505", "23P01");
    private static final Set<String> UNSTORABLE = Set.of("22001", "22003", "22021", "22P05");
    private static final Set<String> SHUTTING_DOWN = Set.of("57P01", "57P02", "57P03", "53300");

    private DatabaseRefusals() {
    }

    /** Empty when no database is to blame, or when the fault is ours. */
    static Optional<Refusal> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(Refusal.of(412, StaleVersion.CODE));
            }
            if (cause instanceof SQLException sql) {
                return of(sql, failure);
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> of(SQLException sql, Throwable failure) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        if (BUSY.contains(state)) {
            return Optional.of(Refusal.of(503, "busy"));
        }
        // The pool has no state of its own: it gives up waiting for a connection with a plain message.
        if (state.startsWith("08") || SHUTTING_DOWN.contains(state) || state.isEmpty()) {
            LOG.warnf("The database is not available: %s", sql.getMessage());
            return Optional.of(Refusal.of(503, "database-unavailable"));
        }
        if (DUPLICATE.contains(state)) {
            return Optional.of(Refusal.of(409, "already-exists"));
        }
        if (UNSTORABLE.contains(state)) {
            LOG.warn("A value reached the database that validation should have stopped", failure);
            return Optional.of(Refusal.of(400, Refusal.INVALID));
        }
        return Optional.empty();
    }
}
