package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A second process of partnerships-service on the database, the broker and the identity provider of a running suite. */
record Replica(Process process, int port) implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Path APPLICATION = Path.of("..", "partnerships-service", "target", "quarkus-app", "quarkus-run.jar");

    static Replica of(Suite suite, Path folder) throws IOException {
        return of(suite, folder, "http://localhost:" + suite.port("identity") + "/etalase", Map.of());
    }

    /**
     * The same with another identity provider.
     *
     * @param settings more environment variables
     */
    static Replica of(Suite suite, Path folder, String issuer, Map<String, String> settings) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m", "-jar", APPLICATION.toAbsolutePath().normalize().toString())
                .redirectErrorStream(true).redirectOutput(Redirect.to(folder.resolve("replica.log").toFile()));
        builder.environment().putAll(Map.of(
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:" + suite.port("postgres") + "/partnerships",
                "QUARKUS_DATASOURCE_USERNAME", "partnerships",
                "QUARKUS_DATASOURCE_PASSWORD", "local",
                "ETALASE_SECRETS_KEY", "ZGV2LW9ubHktaG9vay1rZXktZGV2LW9ubHktaG9vay0=",
                "KAFKA_BOOTSTRAP_SERVERS", suite.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL", issuer,
                "QUARKUS_OIDC_TOKEN_ISSUER", issuer));
        builder.environment().putAll(settings);
        Replica replica = new Replica(builder.start(), port);
        await().atMost(START_LIMIT).ignoreExceptions()
                .until(() -> given().get(replica.url() + "/q/health/ready").statusCode() == 200);
        return replica;
    }

    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
