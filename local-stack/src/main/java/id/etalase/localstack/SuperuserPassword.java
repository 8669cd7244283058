package id.etalase.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * Closes the door that a new cluster leaves open. It trusts every local account as superuser, and a superuser may run
 * programs under the server's account, which can be root.
 */
final class SuperuserPassword {

    private final Path file;
    private final Path data;

    SuperuserPassword(Path file, Path data) {
        this.file = file;
        this.data = data;
    }

    Optional<String> current() throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    Map<String, String> connectConfig() {
        try {
            return current().map(password -> Map.of("password", password)).orElse(Map.of());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + file, e);
        }
    }

    /** Gives a new cluster its password and asks every connection for one from then on. */
    void protect(EmbeddedPostgres server) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("Cannot set the superuser's password", e);
        }
    }
}
