package id.etalase.publicspace.programme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import id.etalase.localstack.LocalPostgres;
import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * What {@link EmbeddedServers} gives, but with a PostgreSQL that keeps what it has committed, as the one of a town must: the
 * usual one of tests never waits for its disk.
 */
public final class DurableServers implements QuarkusTestResourceLifecycleManager {

    private static final String NAME = "publicspace";

    private final EmbeddedServers others = new EmbeddedServers();
    private LocalPostgres postgres;

    @Override
    public Map<String, String> start() {
        others.init(Map.of());
        Map<String, String> configuration = new HashMap<>(others.start());
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "durable-postgres-");
            postgres = LocalPostgres.start(folder, folder.resolve("postgres.log"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres.ensureDatabase(NAME, NAME, NAME);
        configuration.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(NAME));
        configuration.put("quarkus.datasource.username", NAME);
        configuration.put("quarkus.datasource.password", NAME);
        return configuration;
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
