package id.etalase.kit.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;

import id.etalase.testkit.EmbeddedServers;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/** A database of its own with nothing but the outbox in it. */
final class OutboxDatabase implements AutoCloseable {

    private final AgroalDataSource dataSource;

    private OutboxDatabase(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    static OutboxDatabase fresh() {
        EmbeddedServers.Database database = EmbeddedServers.freshDatabase("outbox");
        try {
            OutboxDatabase fresh = new OutboxDatabase(AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(12)
                            .connectionFactoryConfiguration(factory -> factory.jdbcUrl(database.jdbcUrl())
                                    .principal(new NamePrincipal(database.username()))
                                    .credential(new SimplePassword(database.password()))))));
            fresh.execute(migration());
            fresh.execute(resource("/db/kit/R__event_log.sql"));
            return fresh;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String migration() {
        return resource("/db/migration/V1__create_outbox.sql");
    }

    static String resource(String path) {
        try (var file = OutboxDatabase.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AgroalDataSource dataSource() {
        return dataSource;
    }

    Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    /** One change in a transaction of its own, as a service would make it. */
    void append(NewEntry... entries) throws SQLException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            for (NewEntry entry : entries) {
                OutboxTable.append(connection, entry);
            }
            connection.commit();
            RelayConnection.wakeRelay(connection);
            connection.commit();
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    long waiting() throws SQLException {
        try (Connection connection = connect()) {
            return OutboxTable.backlog(connection).waiting();
        }
    }

    /** Cuts the session of whichever relay leads, as a lost network or a restarted server does. */
    void cutLeader() throws SQLException {
        execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
                + "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** An event of the given context, whose payload says how many it is. */
    static NewEntry event(String context, UUID aggregate, int number) {
        return new NewEntry("id.etalase." + context + ".thing.changed.v1", aggregate, Instant.parse("2026-01-02T03:04:05.678Z"),
                "{\"number\": " + number + "}", "{\"latest\": " + number + "}", null, DomainEvent.EVERYONE);
    }
}
