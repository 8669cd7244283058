package id.etalase.kit.outbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import id.etalase.testkit.EmbeddedServers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Relays as the application makes them, on a database of the test. */
final class Relays {

    static final CloudEvents CLOUD_EVENTS = new CloudEvents("https://etalase.example");

    private Relays() {
    }

    /** A relay that is not started yet. Those on one database need the same producer id, as replicas have. */
    static OutboxRelay on(OutboxDatabase database, String... settings) {
        return on(database, Set.of(), settings);
    }

    /** A relay of a service that declares types of these names. */
    static OutboxRelay on(OutboxDatabase database, Set<String> types, String... settings) {
        Clock clock = Clock.systemUTC();
        return new OutboxRelay(config(settings), database.dataSource(), kafka(), CLOUD_EVENTS,
                new EventTypes(types), new RelayMeters(new SimpleMeterRegistry(), clock), clock);
    }

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", EmbeddedServers.bootstrapServers());
    }

    /** The defaults with some settings changed: name, value, name, value. */
    static OutboxConfig config(String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("quarkus.application.name", "test");
        for (int i = 0; i < settings.length; i += 2) {
            values.put("etalase.outbox." + settings[i], settings[i + 1]);
        }
        return new SmallRyeConfigBuilder().addDefaultInterceptors().withMapping(OutboxConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100)).build().getConfigMapping(OutboxConfig.class);
    }
}
