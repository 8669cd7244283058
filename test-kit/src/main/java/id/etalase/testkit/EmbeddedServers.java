package id.etalase.testkit;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Gives a Quarkus test a real PostgreSQL, a real Kafka broker and an identity provider, and the configuration that
 * points to them. The servers are started once per JVM and stopped with it; every start of the application gets a
 * database of its own, freshly made.
 *
 * <pre>
 * &#64;WithTestResource(value = EmbeddedServers.class, initArgs = &#64;ResourceArg(name = "database", value = "partnerships"))
 * </pre>
 *
 * Init arguments: {@code database} (first part of the name of database and role; without it no PostgreSQL is started),
 * {@code kafka} ({@code false} does without the broker). The static methods are for plain tests and for tests that
 * make a server fail.
 */
public final class EmbeddedServers implements QuarkusTestResourceLifecycleManager {

    private Map<String, String> arguments = Map.of();

    @Override
    public void init(Map<String, String> initArgs) {
        arguments = Map.copyOf(initArgs);
    }

    @Override
    public Map<String, String> start() {
        Map<String, String> configuration = new HashMap<>();
        boolean kafka = Boolean.parseBoolean(arguments.getOrDefault("kafka", "true"));
        ServersOfThisJvm.prepare(arguments.containsKey("database"), kafka);
        if (arguments.containsKey("database")) {
            Database database = freshDatabase(arguments.get("database"));
            configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
            configuration.put("quarkus.datasource.username", database.username());
            configuration.put("quarkus.datasource.password", database.password());
        }
        if (kafka) {
            configuration.put("kafka.bootstrap.servers", bootstrapServers());
        }
        configuration.put("quarkus.oidc.auth-server-url", issuer());
        configuration.put("quarkus.oidc.token.issuer", issuer());
        configuration.put("quarkus.oidc.token.audience", "etalase");
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    /** Nothing to do: the servers serve the next test class too, and end with the JVM. */
    @Override
    public void stop() {
    }

    /** An empty database with a role of its own on the server of this JVM. */
    public static Database freshDatabase(String name) {
        return new Database(ServersOfThisJvm.call("freshDatabase", name));
    }

    /** The broker of this JVM, started when nobody did before. */
    public static String bootstrapServers() {
        return ServersOfThisJvm.call("bootstrapServers").get("bootstrapServers");
    }

    /** The identity provider of this JVM, started when nobody did before. */
    public static String issuer() {
        return ServersOfThisJvm.call("issuer").get("issuer");
    }

    /** Takes the broker away; its records stay. */
    public static void stopBroker() {
        ServersOfThisJvm.call("stopBroker");
    }

    /** Brings the broker back on the same port with the same records. */
    public static void startBroker() {
        ServersOfThisJvm.call("startBroker");
    }

    /** Where one database is and who owns it. */
    public record Database(String jdbcUrl, String username, String password) {

        private Database(Map<String, String> values) {
            this(values.get("jdbcUrl"), values.get("username"), values.get("password"));
        }
    }
}
