package id.etalase.gateway.config;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;

/** Keeping answers that everybody gets alike. */
public interface CacheConfig {

    @WithDefault("true")
    boolean enabled();

    /** All kept answers together. */
    @WithDefault("24M")
    MemorySize size();

    /** A larger answer is not kept. */
    @WithDefault("512K")
    MemorySize largest();

    /**
     * How long an answer is fresh that says nothing about it, as long as the events of its service are heard. Not long, for
     * some
     * things change with time alone, and no event tells of that.
     */
    @WithDefault("10S")
    Duration life();

    /** How long any answer is fresh at most while they are not heard. */
    @WithDefault("2S")
    Duration lifeWithoutEvents();

    /** The brokers where the services publish their changes; without them lives are short. */
    Optional<String> bootstrapServers();

    /** How long a request may wait to be sure that every event published before it has been heard. */
    @WithDefault("250MS")
    Duration eventsTimeout();
}
