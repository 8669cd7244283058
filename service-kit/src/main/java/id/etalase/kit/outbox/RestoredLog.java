package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The log after a restore into another server, such as by {@code pg_dump} and {@code pg_restore}. Its events have the numbers
 * of
 * transactions of the server before, which the new one may not reach for years, and until then would count as unfinished:
 * nobody
 * could read them. They become the oldest that there are, in the order of their positions; so each aggregate keeps its order.
 * Cursors from before the restore lie beyond the end of the log then, and their readers begin anew.
 */
final class RestoredLog {

    private static final String FOREIGN = "log_transaction >= pg_snapshot_xmax(pg_current_snapshot())";

    /** The first number of a transaction that is not special to PostgreSQL. */
    private static final String OLDEST = "'3'::xid8";

    private RestoredLog() {
    }

    /** Makes the log readable if it comes from another server; says whether it did. */
    static boolean adopt(Connection connection) throws SQLException {
        if (!isForeign(connection)) {
            return false;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // Whoever appends takes a row of it first: nobody is in the middle of that any more.
            statement.execute("LOCK TABLE outbox_stream IN EXCLUSIVE MODE");
            statement.execute("UPDATE outbox_horizon SET log_transaction = " + OLDEST + " WHERE " + FOREIGN);
            statement.execute("UPDATE outbox_stream SET last_transaction = " + OLDEST + " WHERE "
                    + FOREIGN.replace("log_", "last_"));
            statement.execute("UPDATE outbox_event SET log_transaction = " + OLDEST + " WHERE " + FOREIGN);
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return true;
    }

    private static boolean isForeign(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT FROM outbox_event WHERE " + FOREIGN + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
