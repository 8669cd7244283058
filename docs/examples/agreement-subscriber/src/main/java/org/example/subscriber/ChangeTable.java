package org.example.subscriber;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The changes that were dealt with, in a database of the subscriber's own: the id of each event, and here what it said. In
 * a real system further statements of the same transaction do what a change calls for, so that there is never the one
 * without the other.
 */
final class ChangeTable implements AutoCloseable {

    private final Connection database;
    private final PreparedStatement insert;

    private ChangeTable(Connection database) throws SQLException {
        this.database = database;
        try (Statement statement = database.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS agreement_change (event_id TEXT PRIMARY KEY, line TEXT NOT NULL)");
        }
        database.setAutoCommit(false);
        this.insert = database
                .prepareStatement("INSERT INTO agreement_change (event_id, line) VALUES (?, ?) ON CONFLICT DO NOTHING");
    }

    static ChangeTable open(Path file) throws SQLException {
        return new ChangeTable(DriverManager.getConnection("jdbc:sqlite:" + file));
    }

    /** Adds a change and returns when it is on the disk; false if its id is there already. */
    boolean add(String id, String line) throws SQLException {
        insert.setString(1, id);
        insert.setString(2, line);
        boolean added = insert.executeUpdate() == 1;
        // Here, before the commit, stands what else the change calls for.
        database.commit();
        return added;
    }

    long size() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM agreement_change")) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
