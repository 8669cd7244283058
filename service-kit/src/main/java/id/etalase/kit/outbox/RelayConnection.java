package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;

/**
 * The relay's one connection to the database, outside the pool of the requests: neither can starve the other.
 *
 * <p>
 * Leadership is an advisory lock of this session, and all reading and marking of events goes through this same session.
 * Whoever loses the connection loses the lock and, with it, the means to mark anything. Behind a connection pooler the
 * data source must be one with session pooling.
 */
final class RelayConnection implements AutoCloseable {

    /** Any two numbers that nothing else in the database locks; advisory locks end at the database. */
    private static final String LOCK = "pg_try_advisory_lock(1331058754, 1)";

    /** The name under which a commit wakes the relay, within the service's database. */
    private static final String CHANNEL = "outbox";

    private static final Logger LOG = Logger.getLogger(RelayConnection.class);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

    private final AgroalDataSource ownPool;
    private final Connection connection;

    private RelayConnection(AgroalDataSource ownPool, Connection connection) {
        this.ownPool = ownPool;
        this.connection = connection;
    }

    /** Opens a connection with the address and the credentials of the service's data source. */
    static RelayConnection open(AgroalDataSource service) throws SQLException {
        AgroalConnectionFactoryConfiguration factory = service.getConfiguration().connectionPoolConfiguration()
                .connectionFactoryConfiguration();
        AgroalDataSource ownPool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1).acquisitionTimeout(ANSWER_TIMEOUT)
                        .connectionFactoryConfiguration(new AgroalConnectionFactoryConfigurationSupplier(factory))));
        try {
            // The driver's own connection: abort() of the pool's wrapper would not reach it.
            Connection connection = ownPool.getConnection().unwrap(Connection.class);
            prepare(connection);
            return new RelayConnection(ownPool, connection);
        } catch (SQLException | RuntimeException e) {
            ownPool.close();
            throw e;
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(ANSWER_TIMEOUT.toMillis()));
        try (Statement statement = connection.createStatement()) {
            // When this machine vanishes, the server must notice soon: until then nobody else gets the lock.
            statement.execute("SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3");
            // A mark that a crash of the database undoes only means that an event is published once more.
            statement.execute("SET synchronous_commit = off");
            // Statistics of a table that empties and fills are always wrong: a plan made while it was small would read and
            // sort all of it for every batch once many events wait. They may also make a batch look so dear that PostgreSQL
            // compiles its plan first, which takes longer than the batch.
            statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off; SET jit = off");
            statement.execute("SET application_name = 'outbox-relay'");
        }
    }

    /** Becomes the leader if there is none. From then on a commit with events ends a {@link #sleep}. */
    boolean tryToLead() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT " + LOCK)) {
                row.next();
                if (!row.getBoolean(1)) {
                    return false;
                }
            }
        }
        listen();
        return true;
    }

    /** From now on a commit with events ends a {@link #sleep}. */
    void listen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
    }

    /** Waits until events are committed, the time is over, or the connection is cut. */
    void sleep(Duration atMost) throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()));
    }

    /** Wakes the relay of this database, whichever replica it runs in. */
    static void wakeRelay(Connection anyConnection) throws SQLException {
        try (PreparedStatement statement = anyConnection.prepareStatement("SELECT pg_notify(?, '')")) {
            statement.setString(1, CHANNEL);
            statement.execute();
        }
    }

    Connection jdbc() {
        return connection;
    }

    /** Cuts the connection under whoever uses it; for another thread. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("The connection of the relay was gone already", e);
        }
    }

    /** Ends the session and, with it, the leadership. */
    @Override
    public void close() {
        ownPool.close();
    }
}
