package id.etalase.publicspace.booking;

import static id.etalase.publicspace.Visits.activity;
import static id.etalase.publicspace.Visits.session;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Tokens;
import io.restassured.RestAssured;

/**
 * The storm of {@link StormTest} on two processes of the packaged service with one database: what replicas share is that alone.
 */
class TwoReplicasIT {

    private static final List<Process> REPLICAS = new ArrayList<>();
    private static final List<URI> ADDRESSES = new ArrayList<>();
    private static final PGSimpleDataSource DATABASE = new PGSimpleDataSource();

    @BeforeAll
    static void start() throws IOException {
        EmbeddedServers.Database database = EmbeddedServers.freshDatabase("publicspace");
        DATABASE.setUrl(database.jdbcUrl());
        DATABASE.setUser(database.username());
        DATABASE.setPassword(database.password());
        Properties keys = new Properties();
        try (var in = TwoReplicasIT.class.getResourceAsStream("/application.properties")) {
            keys.load(in);
        }
        for (int i = 0; i < 2; i++) {
            int port = freePort();
            List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m"));
            Map.of("quarkus.http.host", "127.0.0.1", "quarkus.http.port", Integer.toString(port),
                    "quarkus.datasource.jdbc.url", database.jdbcUrl(), "quarkus.datasource.username", database.username(),
                    "quarkus.datasource.password", database.password(), "kafka.bootstrap.servers",
                    EmbeddedServers.bootstrapServers(), "quarkus.oidc.auth-server-url", EmbeddedServers.issuer(),
                    "quarkus.oidc.token.issuer", EmbeddedServers.issuer(), "etalase.sample.enabled", "false",
                    "etalase.secrets.key", Base64.getEncoder().encodeToString(new byte[32]))
                    .forEach((name, value) -> command.add("-D" + name + "=" + value));
            keys.stringPropertyNames().stream().filter(name -> name.startsWith("%dev,test,train."))
                    .forEach(name -> command
                            .add("-D" + name.substring("%dev,test,train.".length()) + "=" + keys.getProperty(name)));
            command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
            REPLICAS.add(new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "replica-" + i + ".log").toFile()).start());
            ADDRESSES.add(URI.create("http://127.0.0.1:" + port));
        }
        for (URI address : ADDRESSES) {
            Awaitility.await().atMost(Duration.ofMinutes(3)).ignoreExceptions()
                    .until(() -> given().get(address + "/q/health/ready").statusCode() == 200);
        }
        RestAssured.port = ADDRESSES.get(0).getPort();
    }

    @AfterAll
    static void stop() {
        REPLICAS.forEach(Process::destroy);
    }

    @Test
    void two_replicas_sell_a_hundred_places_and_not_one_more() throws InterruptedException {
        // Given
        String session = session(activity(100, ", \"exclusive\": false"));
        Storm storm = new Storm(ADDRESSES, DATABASE, session, Tokens.of("app"));

        // When
        int most = storm.run(500, 4);

        // Then
        assertThat(most).as("most heads at any moment").isLessThanOrEqualTo(100);
        assertThat(storm.heads()).as("heads when only single visitors were left asking").isEqualTo(100);
        assertThat(storm.taken()).as("heads on the row of the session").isEqualTo(100);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
