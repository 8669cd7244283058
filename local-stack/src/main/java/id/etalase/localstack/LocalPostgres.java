package id.etalase.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.commons.io.FileUtils;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;

/**
 * A PostgreSQL 18 server of its own on the loopback address. It runs as a child process under the caller's account; for
 * root it runs in a user namespace, because PostgreSQL refuses to be root.
 * <p>
 * Every database has one role of the same rights and no other role may connect to it. Roles need their password, the
 * superuser needs one that is made at random and kept beside the data, readable by its owner only.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private final EmbeddedPostgres server;
    private final SuperuserPassword superuser;
    private final Path deleteOnClose;

    private LocalPostgres(EmbeddedPostgres server, SuperuserPassword superuser, Path deleteOnClose) {
        this.server = server;
        this.superuser = superuser;
        this.deleteOnClose = deleteOnClose;
    }

    /**
     * Starts a server whose data outlives it.
     *
     * @param folder holds the data; made when missing
     * @param log where the server's messages go; appended
     * @param port 0 for any free port
     * @throws IllegalStateException when it is not ready within 60 s; the log says why
     */
    public static LocalPostgres start(Path folder, Path log, int port) {
        return start(folder, log, port, true, null);
    }

    /**
     * Starts a server for tests on any free port: it gives up durability for speed, its data is deleted when it is
     * closed, and it is stopped at the end of the JVM when nobody closes it.
     */
    public static LocalPostgres temporary() {
        try {
            Path folder = Files.createTempDirectory("etalase-postgres-");
            LocalPostgres postgres = start(folder, folder.resolve("postgres.log"), 0, false, folder);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-temporary-postgres"));
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder for a temporary PostgreSQL", e);
        }
    }

    private static LocalPostgres start(Path folder, Path log, int port, boolean durable, Path deleteOnClose) {
        requireAccount();
        try {
            Files.createDirectories(folder);
            Path data = folder.resolve("data");
            SuperuserPassword superuser = new SuperuserPassword(folder.resolve("superuser.password"), data);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(ServerPrograms.folder(folder.resolve("binaries")).toFile())
                    .setPort(FreePort.orAny(port)).setPGStartupWait(START_LIMIT).setRegisterShutdownHook(false)
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()));
            superuser.current().ifPresent(password -> builder.setConnectConfig("password", password));
            localeOf(builder);
            settingsOf(builder, durable);
            LocalPostgres postgres = new LocalPostgres(builder.start(), superuser, deleteOnClose);
            postgres.superuser.protect(postgres.server);
            return postgres;
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("PostgreSQL did not start (" + e + "); see " + log, e);
        }
    }

    private static void requireAccount() {
        if ("root".equals(System.getProperty("user.name")) && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException("PostgreSQL refuses to run as root, and this system gives root no user"
                    + " namespace to hide in (a container often does not). Use an ordinary account");
        }
    }

    /** The same order and letter case on every machine, whatever its own language. */
    private static void localeOf(EmbeddedPostgres.Builder builder) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        builder.setLocaleConfig("locale-provider", "builtin").setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C").setLocaleConfig("lc-ctype", mac ? "UTF-8" : "C.UTF-8");
    }

    /** Small, because it shares a developer's machine with everything else. */
    private static void settingsOf(EmbeddedPostgres.Builder builder, boolean durable) {
        builder.setServerConfig("listen_addresses", "127.0.0.1").setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100").setServerConfig("shared_buffers", "48MB")
                .setServerConfig("max_wal_size", "256MB").setServerConfig("io_method", "sync")
                .setServerConfig("timezone", "UTC").setServerConfig("log_timezone", "UTC")
                .setServerConfig("fsync", durable ? "on" : "off")
                .setServerConfig("synchronous_commit", durable ? "on" : "off")
                .setServerConfig("full_page_writes", durable ? "on" : "off");
    }

    /**
     * Makes a database and the one role that owns it; what exists already stays, with the password given here.
     *
     * @throws IllegalArgumentException when a name is not a plain lower-case SQL name
     */
    public void ensureDatabase(String name, String role, String password) {
        requireName(name);
        requireName(role);
        try (Connection connection = server.getPostgresDatabase(superuser.connectConfig()).getConnection();
                Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
                statement.execute("CREATE ROLE " + role + " LOGIN");
            }
            statement.execute("ALTER ROLE " + role + " PASSWORD " + statement.enquoteLiteral(password));
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + role);
                statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make database " + name + " with role " + role, e);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain lower-case SQL name: " + name);
        }
    }

    /** The JDBC URL of one database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    public int port() {
        return server.getPort();
    }

    /** The server's main process, or empty when none runs on this folder. */
    public static OptionalLong pidIn(Path folder) {
        try (Stream<String> lines = Files.lines(pidFileIn(folder))) {
            return lines.limit(1).mapToLong(Long::parseLong).findFirst();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The file in which a server on this folder notes its process while it runs. */
    public static Path pidFileIn(Path folder) {
        return folder.resolve("data").resolve("postmaster.pid");
    }

    /** Stops the server after the work in progress was rolled back; a temporary one is deleted. */
    @Override
    public void close() {
        try {
            server.close();
            if (deleteOnClose != null) {
                FileUtils.deleteDirectory(deleteOnClose.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop cleanly", e);
        }
    }
}
