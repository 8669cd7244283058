package id.etalase.gateway.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the gateway. A key that is not named here stops the start, so that a misspelt one is not ignored. */
@ConfigMapping(prefix = "etalase")
public interface GatewayConfig {

    /**
     * The origin under which the public reaches the gateway, with a path prefix if there is one. It is the base of every
     * address that the gateway names: the servers of the OpenAPI document, the {@code type} of a problem.
     */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    Gateway gateway();

    /** What is set for the gateway alone. */
    interface Gateway {

        /** The services behind the gateway, by name. */
        Map<String, Service> services();

        /** How long a connection to a service may take to come about; after that the service counts as down. */
        @WithDefault("1S")
        Duration connectTimeout();

        /** How long a client may take over the head of a request, from its first byte to its last. */
        @WithDefault("15S")
        Duration headTimeout();

        /** How long a service may take from the last byte of a request to the first byte of its answer. */
        @WithDefault("30S")
        Duration responseTimeout();

        /** How long a body may stand still, in either direction, before the exchange is cut off. */
        @WithDefault("30S")
        Duration stallTimeout();

        /** What the gateway tells a client to wait when a service is down. */
        @WithDefault("5S")
        Duration retryAfter();

        /** Connections to one replica, which is also the number of requests it works on at the same time. */
        @WithDefault("128")
        int connectionsPerService();

        /** Requests that wait for a connection to one service; the next one is refused. */
        @WithDefault("256")
        int waitingPerService();

        /** How long a request waits for one of those connections to become free. */
        @WithDefault("3S")
        Duration connectionWait();

        HeldOpen heldOpen();

        /** What the gateway does about services that fail. */
        ResilienceConfig resilience();

        /**
         * A properties file with keys such as these, which is read again whenever it changes: routes, replicas and policies
         * take effect without a restart; of what does not, the log says so. What it says wins over the settings of the build
         * and
         * gives way to the environment.
         */
        Optional<Path> settingsFile();

        /** How often what the services say of themselves (OpenAPI, problems) is asked for again. */
        @WithDefault("1M")
        Duration refreshInterval();

        /** How soon it is asked for again where a service did not answer. */
        @WithDefault("5S")
        Duration refreshRetry();

        /** Where a client gets a token (OAuth 2.0 client credentials), as the public reaches it; for the documents. */
        Optional<URI> tokenUrl();

        Limits limits();

        RateConfig rateLimits();

        CacheConfig cache();

        DemoConfig demo();

        /** Operations that should not be used any more, each under any name. */
        Map<String, DeprecationConfig> deprecations();

        IdentityConfig identity();

        Cors cors();

        /**
         * Addresses (such as {@code 10.0.0.0/8}) of proxies in front of the gateway. Only from these the
         * {@code X-Forwarded-*} headers are believed.
         */
        Optional<List<String>> trustedProxies();
    }

    /** One service and the paths it owns. */
    interface Service {

        /** Where the service listens: scheme, host and port, for example {@code http://localhost:8081}. */
        Optional<String> url();

        /** The same for a service that runs in several replicas; either this or {@code url}. */
        Optional<List<String>> urls();

        /** The paths the service owns, each with everything below it, for example {@code /v1/agreements}. */
        Optional<List<String>> prefixes();

        /** Where the service stands among the others in the documents; those with equal numbers stand by name. */
        @WithDefault("100")
        int position();

        /** Those of its prefixes where answers are held open: streams, and reads that wait until there is something. */
        Optional<List<String>> heldOpen();

        /** How long this service may take to answer, where it differs from that of all. */
        Optional<Duration> responseTimeout();

        /** The same for single prefixes; a key is a prefix of this service, in quotes. */
        Map<String, Duration> responseTimeouts();
    }

    /**
     * How many requests may be held open. They have connections of their own, so that however many readers wait, everything
     * else goes on.
     */
    interface HeldOpen {

        /** At one replica of a service; the next one is refused with 503. Fewer than a service bears. */
        @WithDefault("900")
        int perReplica();

        /** By one client over all services, at this gateway; the next one is refused with 429. */
        @WithDefault("64")
        int perClient();
    }

    /** What a request may measure. The services have limits of their own for what they understand. */
    interface Limits {

        /** The largest request body; 413 beyond it. */
        @WithDefault("32M")
        MemorySize body();

        /** All request headers together; 431 beyond it. */
        @WithDefault("16K")
        MemorySize headers();

        /** Path and query together, in characters; 414 beyond it. As many as the services take. */
        @WithDefault("8000")
        MemorySize target();
    }

    /** Which pages of other origins may call the suite from a browser. */
    interface Cors {

        /** Origins, or {@code *} for any. */
        @WithDefault("*")
        List<String> origins();

        /** Methods. Reads are open; writing from a page of another origin needs that origin named here. */
        @WithDefault("GET,HEAD")
        List<String> methods();

        /** Request headers such a page may send. */
        @WithDefault("Accept,Accept-Language,Authorization,Booking-Code,Cache-Control,Content-Type,Idempotency-Key,If-Match,"
                + "If-Modified-Since,If-None-Match,If-Range,If-Unmodified-Since,Last-Event-ID,Range,traceparent,X-Request-Id")
        List<String> headers();

        /** Response headers such a page may read. */
        @WithDefault("Accept-Ranges,Age,Booking-Code,Cache-Status,Content-Disposition,Content-Language,Content-Range,Date,"
                + "Deprecation,ETag,Idempotency-Replayed,Link,Location,Next-Cursor,RateLimit,RateLimit-Policy,Retry-After,Sunset,"
                + "WWW-Authenticate,X-Request-Id")
        List<String> exposedHeaders();

        /** How long a browser may remember these rules. */
        @WithDefault("1H")
        Duration maxAge();
    }
}
