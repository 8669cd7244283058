package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The log after a restore into another server, such as by {@code pg_dump} and {@code pg_restore}. Its events have the numbers
 * of transactions of the server before, which the new one may not reach for years, and until then would count as unfinished:
 * nobody could read them. They become the oldest that there are, in the order of their positions; so each aggregate keeps its
 * order. Cursors from before the restore lie beyond the end of the log then, and their readers begin anew.
 */
final class RestoredLog {

    /** Behind a number of a transaction: one that this server has not given out. */
    private static final String FOREIGN = " >= pg_snapshot_xmax(pg_current_snapshot())";

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
            statement.execute(update("outbox_horizon", "log_transaction"));
            statement.execute(update("outbox_stream", "last_transaction"));
            statement.execute(update("outbox_event", "log_transaction"));
            connection.commit();
        } finally {
            connection.setAutoCommit(true);
        }
        return true;
    }

    private static String update(String table, String transaction) {
        return "UPDATE " + table + " SET " + transaction + " = " + OLDEST + " WHERE " + transaction + FOREIGN;
    }

    private static boolean isForeign(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement
                        .executeQuery("SELECT EXISTS (SELECT FROM outbox_event WHERE log_transaction" + FOREIGN + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
