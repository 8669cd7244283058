package id.etalase.gateway.config;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.WithDefault;

/** How many requests a client may send. */
public interface RateConfig {

    @WithDefault("true")
    boolean enabled();

    /**
     * What each kind of client may: {@code anonymous} for an address without a token, {@code app} for a token with the role of
     * that name only, {@code partner} for every other token.
     */
    Map<String, Tier> tiers();

    /** Clients that are remembered at the same time, in memory; those seen least are forgotten first. */
    @WithDefault("50000")
    int clients();

    /** A Redis or Valkey that the replicas of the gateway share, such as {@code redis://host:6379}; in memory without one. */
    Optional<String> redisUrl();

    /** How long the shared one may take; then the gateway counts for itself. */
    @WithDefault("100MS")
    Duration redisTimeout();

    /** A bucket of tokens that fills evenly. */
    interface Tier {

        /** Requests in a window, which is also what may come at once. */
        int requests();

        Duration window();
    }
}
