package id.etalase.kit.webhook;

import java.sql.Connection;
import java.sql.SQLException;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

/** Where the tables of the webhooks are. */
@Singleton
class WebhookDatabase {

    private final AgroalDataSource dataSource;

    WebhookDatabase(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** And what has no result. */
    interface Deed {
        void on(Connection connection) throws SQLException;
    }

    /** In the transaction that runs, if one does. */
    <T> T with(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new WebhookException(e);
        }
    }

    void run(Deed deed) {
        with(connection -> {
            deed.on(connection);
            return null;
        });
    }

    /** The database did not do it. */
    static final class WebhookException extends RuntimeException {

        WebhookException(SQLException cause) {
            super("Webhooks cannot reach their tables", cause);
        }
    }
}
