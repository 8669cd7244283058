package id.etalase.kit.feed;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings {@code etalase.feed.*}. */
@ConfigMapping(prefix = "etalase.feed")
interface FeedConfig {

    /** A stream on which nothing happened says so this often: below the 30 s after which the gateway gives up on silence. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** A stream ends after this time, or with its token, and the reader comes back: connections spread over new replicas. */
    @WithDefault("PT1H")
    Duration longestStream();

    /** Readers that may wait at the same time on this replica, long polls and streams together; the next one gets 503. */
    @WithDefault("1000")
    int maximumWaiting();
}
