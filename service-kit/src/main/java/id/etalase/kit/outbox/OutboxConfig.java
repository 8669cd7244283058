package id.etalase.kit.outbox;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * The settings {@code etalase.outbox.*}. Where the broker is, and how to log in there, comes from the common
 * {@code kafka.*} settings; where the database is, from the service's data source.
 */
@ConfigMapping(prefix = "etalase.outbox")
interface OutboxConfig {

    Relay relay();

    Topics topics();

    /**
     * Rows older than this and published are deleted, except the latest of each aggregate: how long a reader of the feed may
     * be away and still get every step.
     */
    @WithDefault("P30D")
    Duration retention();

    /** How often the leader looks for rows past their retention. Deleting often in small bites never shows. */
    @WithDefault("PT1H")
    Duration purgeInterval();

    /**
     * How long readers of the feed and webhooks wait until Kafka has an event, so that nobody knows of it before the gateways
     * do.
     * It takes milliseconds; when Kafka is away, the wait is over after this time.
     */
    @WithDefault("PT2S")
    Duration publicationPatience();

    /**
     * How often the service publishes that it lives, as an event like any other, so that subscribers can tell silence from
     * death; not at all unless this is set.
     */
    Optional<Duration> heartbeat();

    interface Relay {

        /** False: this process only writes events and leaves the publishing to another replica. */
        @WithDefault("true")
        boolean enabled();

        /**
         * The name under which Kafka knows the one publisher of this database. A new leader takes it over, and Kafka from
         * then on refuses whatever a deposed one still tries to send. Equal in all replicas of a service, different between
         * services that share a broker.
         */
        @WithDefault("${quarkus.application.name}-outbox")
        String producerId();

        /** Rows read, sent and marked at once, at most: large enough that round trips do not count, small in memory. */
        @WithDefault("10000")
        int batchSize();

        /** And their size in bytes, at most (one event always fits): half of what the producer buffers by default. */
        @WithDefault("16777216")
        int batchBytes();

        /** A sleeping leader looks without being woken this often, in case a wake-up got lost. Also its heartbeat. */
        @WithDefault("PT5S")
        Duration pollInterval();

        /** How often a replica that does not lead tries to: the gap in publishing after a leader's death. */
        @WithDefault("PT1S")
        Duration takeoverInterval();

        /** The first pause after a failure; each further one doubles it, with jitter. */
        @WithDefault("PT0.5S")
        Duration backOff();

        /** The longest pause: the time after which publishing resumes at the latest when the broker is back. */
        @WithDefault("PT5S")
        Duration maximumBackOff();

        /** How long Kafka may take for one batch before the attempt counts as failed and its events are sent again. */
        @WithDefault("PT10S")
        Duration sendTimeout();

        /** How long a stop may wait for the batch in hand. Well below the 10 s and 30 s after which platforms kill. */
        @WithDefault("PT3S")
        Duration stopTimeout();

        /** Largest event or snapshot in bytes. Raise it together with {@code max.message.bytes} of the topics. */
        @WithDefault("1048576")
        int maximumRecordSize();

        /** A compression that every client library reads; lz4 costs the least time for JSON. */
        @WithDefault("lz4")
        String compression();
    }

    interface Topics {

        /** False where the broker's operators create topics themselves; docs/events.md has the settings. */
        @WithDefault("true")
        boolean create();

        /** Fixed for good once the topic has events: more partitions would move keys and break their order. */
        @WithDefault("6")
        int partitions();

        /** Copies of each partition; the broker's own default where this is not set. */
        Optional<Short> replicationFactor();

        /** How far back a subscriber can rewind. The state topic has no such end. */
        @WithDefault("P90D")
        Duration retention();
    }
}
