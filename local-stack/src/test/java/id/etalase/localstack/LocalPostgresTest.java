package id.etalase.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    @TempDir
    Path folder;

    @Test
    void it_is_version_18_with_what_the_services_need() throws Exception {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            // Given
            postgres.ensureDatabase("partnerships", "partnerships", "local");

            // When
            try (Connection connection = connect(postgres, "partnerships", "partnerships", "local")) {
                execute(connection, "CREATE EXTENSION btree_gist");
                execute(connection, "CREATE EXTENSION pg_trgm");
                execute(connection, "CREATE EXTENSION unaccent");

                // Then
                assertThat(text(connection, "SHOW server_version")).startsWith("18.");
                assertThat(text(connection, "SELECT uuidv7()::text")).hasSize(36);
                assertThat(text(connection, "SELECT upper('kota hồ chí minh')")).isEqualTo("KOTA HỒ CHÍ MINH");
                assertThat(text(connection, "SELECT similarity('Hồ Chí Minh', 'HỒ CHÍ MINH')")).isEqualTo("1");
            }
        }
    }

    @Test
    void its_data_survive_a_restart_and_the_account_stays() throws Exception {
        // Given
        try (LocalPostgres postgres = LocalPostgres.start(folder, folder.resolve("postgres.log"), 0)) {
            postgres.ensureDatabase("partnerships", "partnerships", "local");
            try (Connection connection = connect(postgres, "partnerships", "partnerships", "local")) {
                execute(connection, "CREATE TABLE kept AS SELECT 'still here' AS text");
            }
        }

        // When
        try (LocalPostgres postgres = LocalPostgres.start(folder, folder.resolve("postgres.log"), 0)) {
            postgres.ensureDatabase("partnerships", "partnerships", "local");

            // Then
            try (Connection connection = connect(postgres, "partnerships", "partnerships", "local")) {
                assertThat(text(connection, "SELECT text FROM kept")).isEqualTo("still here");
            }
        }
    }

    @Test
    void a_role_reaches_its_own_database_only_and_with_its_password_only() {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            // Given
            postgres.ensureDatabase("partnerships", "partnerships", "local");

            // When
            postgres.ensureDatabase("ascn", "ascn", "local");

            // Then
            assertThatThrownBy(() -> connect(postgres, "partnerships", "ascn", "local"))
                    .hasMessageContaining("permission denied for database");
            assertThatThrownBy(() -> connect(postgres, "partnerships", "partnerships", "wrong"))
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> connect(postgres, "postgres", "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void the_superuser_password_is_for_its_owner_only() throws Exception {
        // When
        LocalPostgres.start(folder, folder.resolve("postgres.log"), 0).close();

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("superuser.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_name_that_is_not_plain_sql_is_refused() {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            assertThatThrownBy(() -> postgres.ensureDatabase("a\"; DROP DATABASE x", "a", "local"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Connection connect(LocalPostgres postgres, String database, String role, String password)
            throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), role, password);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
