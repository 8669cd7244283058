package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class EmbeddedServersTest {

    @Test
    void an_application_gets_a_database_a_broker_and_an_issuer() throws Exception {
        // Given
        EmbeddedServers servers = new EmbeddedServers();
        servers.init(Map.of("database", "partnerships"));

        // When
        Map<String, String> configuration = servers.start();

        // Then
        try (Connection connection = DriverManager.getConnection(configuration.get("quarkus.datasource.jdbc.url"),
                configuration.get("quarkus.datasource.username"), configuration.get("quarkus.datasource.password"))) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(clusterIdAt(configuration.get("kafka.bootstrap.servers"))).isNotBlank();
        assertThat(configuration.get("quarkus.oidc.auth-server-url")).isEqualTo(EmbeddedServers.issuer());
        assertThat(configuration).containsEntry("quarkus.oidc.token.audience", "etalase");
    }

    @Test
    void every_start_gets_an_empty_database_on_the_same_server() throws Exception {
        // Given
        EmbeddedServers.Database first = EmbeddedServers.freshDatabase("partnerships");
        execute(first, "CREATE TABLE seen (id int)");

        // When
        EmbeddedServers.Database second = EmbeddedServers.freshDatabase("partnerships");

        // Then
        execute(second, "CREATE TABLE seen (id int)");
        assertThat(second.jdbcUrl()).isNotEqualTo(first.jdbcUrl());
    }

    @Test
    void the_broker_can_be_taken_away_and_comes_back_as_the_same() throws Exception {
        // Given
        String address = EmbeddedServers.bootstrapServers();
        String cluster = clusterIdAt(address);

        // When
        EmbeddedServers.stopBroker();

        // Then
        assertThatThrownBy(() -> clusterIdAt(address)).isInstanceOf(ExecutionException.class);
        EmbeddedServers.startBroker();
        assertThat(EmbeddedServers.bootstrapServers()).isEqualTo(address);
        assertThat(clusterIdAt(address)).isEqualTo(cluster);
    }

    @Test
    void without_a_database_argument_there_is_no_datasource() {
        // Given
        EmbeddedServers servers = new EmbeddedServers();
        servers.init(Map.of("kafka", "false"));

        // When
        Map<String, String> configuration = servers.start();

        // Then
        assertThat(configuration).containsKey("quarkus.oidc.auth-server-url").doesNotContainKeys(
                "quarkus.datasource.jdbc.url", "kafka.bootstrap.servers");
    }

    private static String clusterIdAt(String bootstrapServers) throws Exception {
        try (Admin admin = Admin
                .create(Map.of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", "2000",
                        "request.timeout.ms", "1000"))) {
            return admin.describeCluster().clusterId().get(30, TimeUnit.SECONDS);
        }
    }

    private static void execute(EmbeddedServers.Database database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), database.username(),
                database.password()); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
