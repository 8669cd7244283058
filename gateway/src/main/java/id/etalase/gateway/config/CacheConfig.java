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
     * some things change with time alone, and no event tells of that.
     */
    @WithDefault("10S")
    Duration life();

    /** How long any answer is fresh at most while they are not heard. */
    @WithDefault("2S")
    Duration lifeWithoutEvents();

    /** The brokers where the services publish their changes; without them lives are short. */
    Optional<String> bootstrapServers();

    /** How the gateway logs in there. */
    Kafka kafka();

    /**
     * How long a request may wait to be sure that every event published before it has been heard. Then the service is asked
     * and the cache passed by.
     */
    @WithDefault("1S")
    Duration eventsTimeout();

    /**
     * As the settings of the same names of Kafka's own clients; none of them where the brokers let everybody in. For example
     * {@code etalase.gateway.cache.kafka.security-protocol} SASL_SSL and {@code etalase.gateway.cache.kafka.sasl-mechanism}
     * PLAIN.
     */
    interface Kafka {

        Optional<String> securityProtocol();

        Optional<String> saslMechanism();

        /**
         * {@code etalase.gateway.cache.kafka.sasl-jaas-config}, which holds a password: it belongs into the environment or a
         * file, not into this repository.
         */
        Optional<String> saslJaasConfig();

        /** A file with the authority that signed the certificates of the brokers, if it is not one that Java trusts anyway. */
        Optional<String> sslTruststoreLocation();

        /** Opens that file. */
        Optional<String> sslTruststorePassword();
    }
}
