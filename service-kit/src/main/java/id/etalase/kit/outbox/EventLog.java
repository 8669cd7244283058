package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

/** Reads the events of this service in an order in which nothing is ever inserted: see {@link LogPosition}. */
@Singleton
public class EventLog {

    private static final String HORIZONS = """
            SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS unfinished,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS unbegun,
                   gone.log_transaction::text::bigint AS gone_transaction, gone.position AS gone_position,
                   readable.log_transaction::text::bigint AS readable_transaction, readable.position AS readable_position,
                   written.log_transaction::text::bigint AS written_transaction, written.position AS written_position
            FROM (SELECT 1) AS always
            LEFT JOIN outbox_horizon gone ON true
            LEFT JOIN (SELECT log_transaction, position FROM outbox_event
                       WHERE log_transaction < pg_snapshot_xmin(pg_current_snapshot())
                       ORDER BY log_transaction DESC, position DESC LIMIT 1) readable ON true
            LEFT JOIN (SELECT log_transaction, position FROM outbox_event
                       ORDER BY log_transaction DESC, position DESC LIMIT 1) written ON true
            """;

    private static final String PAGE = """
            SELECT log_transaction::text::bigint AS transaction, position, id, aggregate_type, aggregate_id, sequence, type,
                   data, occurred_at, uuid_extract_timestamp(id) AS appended_at, traceparent
            FROM outbox_event
            WHERE (log_transaction, position) > (?::text::xid8, ?) AND log_transaction < ?::text::xid8 AND readers && ?
              AND (cardinality(?) = 0 OR type = ANY (?)) AND (?::uuid IS NULL OR aggregate_id = ?::uuid)
            ORDER BY log_transaction, position LIMIT ?
            """;

    private static final String TIP = """
            SELECT (SELECT position FROM outbox_event WHERE log_transaction < pg_snapshot_xmin(pg_current_snapshot())
                    ORDER BY log_transaction DESC, position DESC LIMIT 1) AS readable,
                   (SELECT position FROM outbox_event ORDER BY log_transaction DESC, position DESC LIMIT 1) AS written
            """;

    private final AgroalDataSource dataSource;

    EventLog(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The next events after a place, at most so many.
     *
     * @throws GoneException when events after that place are deleted already, or when this log never was at that place
     */
    public LogPage read(LogFilter filter, LogPosition after, int limit) throws GoneException {
        try (Connection connection = dataSource.getConnection()) {
            // First the bound, then the rows: whoever ends in between is beyond the bound and comes with the next page.
            Horizons horizons = horizons(connection);
            if (horizons.neverWas(after)) {
                throw new GoneException(LogPosition.BEGINNING);
            }
            boolean behind = horizons.gone().filter(gone -> after.compareTo(gone) < 0).isPresent();
            if (behind && !after.catchingUp()) {
                throw new GoneException(new LogPosition(after.transaction(), after.position(), true));
            }
            List<LoggedEvent> events = page(connection, filter, after, horizons, limit);
            LogPosition next = events.size() == limit ? events.get(limit - 1).place() : horizons.end(after);
            return new LogPage(events, next, events.size() == limit);
        } catch (SQLException e) {
            throw new OutboxException("Could not read the event log", e);
        }
    }

    /** The end of what can be read now. */
    public LogPosition end() {
        try (Connection connection = dataSource.getConnection()) {
            return horizons(connection).end(LogPosition.BEGINNING);
        } catch (SQLException e) {
            throw new OutboxException("Could not read the event log", e);
        }
    }

    /** The ends of what can be read and of what is committed; they differ while an older transaction runs. */
    static Tip tip(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(TIP)) {
            row.next();
            return new Tip(row.getLong("readable"), row.getLong("written"));
        }
    }

    record Tip(long readable, long written) {

        boolean settled() {
            return readable == written;
        }
    }

    private static Horizons horizons(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(HORIZONS)) {
            row.next();
            return new Horizons(row.getLong("unfinished"), row.getLong("unbegun"), place(row, "gone"), place(row, "readable"),
                    place(row, "written"));
        }
    }

    private static Optional<LogPosition> place(ResultSet row, String name) throws SQLException {
        long transaction = row.getLong(name + "_transaction");
        return row.wasNull() ? Optional.empty()
                : Optional.of(new LogPosition(transaction, row.getLong(name + "_position"), false));
    }

    /**
     * @param unfinished no transaction below is in progress
     * @param unbegun no transaction from here on has ended
     * @param gone the latest that is deleted
     * @param readable the latest that can be read
     * @param written the latest that is committed
     */
    private record Horizons(long unfinished, long unbegun, Optional<LogPosition> gone, Optional<LogPosition> readable,
            Optional<LogPosition> written) {

        /**
         * The place of an event that is committed for good, and never the number of a transaction to come: after a crash the
         * database may give such a number to another one, whose events a reader would then miss.
         */
        LogPosition end(LogPosition atLeast) {
            return readable.filter(end -> end.compareTo(atLeast) > 0).orElse(atLeast);
        }

        /**
         * Whether nobody can have that place from this log: it is from one that went on further and was then replaced by its
         * backup. The latest event is never deleted; places without the number of an event were given out formerly.
         */
        boolean neverWas(LogPosition place) {
            boolean beyondAll = place.position() > 0 && written.map(last -> place.compareTo(last) > 0).orElse(true);
            return beyondAll || place.transaction() > unbegun;
        }

        LogPosition place(long transaction, long position, boolean catchingUp) {
            LogPosition place = new LogPosition(transaction, position, false);
            boolean behind = catchingUp && gone.isPresent() && place.compareTo(gone.get()) < 0;
            return new LogPosition(transaction, position, behind);
        }
    }

    private static List<LoggedEvent> page(Connection connection, LogFilter filter, LogPosition after, Horizons horizons,
            int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setString(1, Long.toString(after.transaction()));
            statement.setLong(2, after.position());
            statement.setString(3, Long.toString(horizons.unfinished()));
            statement.setArray(4, connection.createArrayOf("text", filter.readers().toArray()));
            statement.setArray(5, connection.createArrayOf("text", filter.types().toArray()));
            statement.setArray(6, connection.createArrayOf("text", filter.types().toArray()));
            statement.setObject(7, filter.subject());
            statement.setObject(8, filter.subject());
            statement.setInt(9, limit);
            List<LoggedEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(new LoggedEvent(
                            horizons.place(row.getLong("transaction"), row.getLong("position"), after.catchingUp()),
                            entry(row)));
                }
            }
            return events;
        }
    }

    private static OutboxEntry entry(ResultSet row) throws SQLException {
        return new OutboxEntry(row.getLong("position"), row.getObject("id", UUID.class), row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class), row.getLong("sequence"), row.getString("type"),
                row.getString("data"), null, row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getObject("appended_at", OffsetDateTime.class).toInstant(), row.getString("traceparent"));
    }

    /** There is no going on from that place; reading from the beginning gives the latest of everything. */
    public static final class GoneException extends Exception {

        private final transient LogPosition restart;

        GoneException(LogPosition restart) {
            super("not in the event log any more", null, false, false);
            this.restart = restart;
        }

        /** From where nothing is missed but the steps that are deleted. */
        public LogPosition restart() {
            return restart;
        }
    }
}
