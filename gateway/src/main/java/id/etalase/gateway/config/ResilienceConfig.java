package id.etalase.gateway.config;

import java.time.Duration;

import io.smallrye.config.WithDefault;

/** What the gateway does about services that fail. */
public interface ResilienceConfig {

    Health health();

    Ejection ejection();

    Breaker breaker();

    /** Repeats per hundred requests to a service, at most; 0 repeats nothing. */
    @WithDefault("20")
    int retryPercent();

    /** Asking each replica whether it is there. */
    interface Health {

        /** Where; a replica that answers less than 500 there is in use. */
        @WithDefault("/q/health/ready")
        String path();

        @WithDefault("2S")
        Duration interval();

        /** A replica that takes longer is not in use until it answers again. */
        @WithDefault("1S")
        Duration timeout();
    }

    /** Leaving out a replica whose answers fail, while others are there. */
    interface Ejection {

        /** Failures in a row. */
        @WithDefault("5")
        int failures();

        /** For how long, the first time; it doubles up to ten times as long while the replica keeps failing. */
        @WithDefault("5S")
        Duration period();
    }

    /** Answering at once for a service that fails, instead of waiting for it. */
    interface Breaker {

        /** The share of attempts that failed, in percent, from which on the service is left alone. */
        @WithDefault("75")
        int failurePercent();

        /** The attempts that are looked at. */
        @WithDefault("40")
        int window();

        /** So many attempts at least, before anything is concluded. */
        @WithDefault("10")
        int atLeast();

        /** After this a few requests try again. */
        @WithDefault("3S")
        Duration pause();
    }
}
