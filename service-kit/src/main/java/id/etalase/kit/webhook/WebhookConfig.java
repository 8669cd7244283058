package id.etalase.kit.webhook;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings {@code etalase.webhooks.*}. */
@ConfigMapping(prefix = "etalase.webhooks")
interface WebhookConfig {

    /** False: this process manages subscriptions and leaves the deliveries to another replica. */
    @WithDefault("true")
    boolean enabled();

    /** True for local trials only: plain HTTP and private addresses are allowed as targets. */
    @WithDefault("false")
    boolean allowLocal();

    /** How long a receiver may take, from the connection to the status of its answer. Its body is never read. */
    @WithDefault("PT15S")
    Duration deadline();

    /** How long a delivery belongs to the replica that took it; well beyond the deadline. */
    @WithDefault("PT60S")
    Duration lease();

    /** The pauses before the second, third, … attempt, each with jitter; after the last one the delivery has failed. */
    @WithDefault("PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H")
    List<Duration> pauses();

    /**
     * Deliveries at the same time from this replica, besides one for each webhook: that one nobody can take from it.
     */
    @WithDefault("16")
    int concurrency();

    /** And to one webhook, at most. */
    @WithDefault("4")
    int perWebhook();

    /** How many of {@link #concurrency} webhooks to one host may use together. */
    @WithDefault("8")
    int perHost();

    /** How long the old secret signs too after a rotation. */
    @WithDefault("PT24H")
    Duration rotationOverlap();

    /** How many subscriptions one client may have at a service. */
    @WithDefault("20")
    int perClient();

    /** How long the log of deliveries goes back. */
    @WithDefault("P30D")
    Duration retention();

    /** How often a replica looks without being woken. */
    @WithDefault("PT5S")
    Duration pollInterval();
}
