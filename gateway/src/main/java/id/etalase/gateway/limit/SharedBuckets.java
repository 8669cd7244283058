package id.etalase.gateway.limit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import id.etalase.gateway.config.RateConfig;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;

/**
 * Buckets in a Redis or Valkey that several gateways share. While it is away each gateway counts for itself: clients are
 * limited a little less strictly then, and everybody is answered.
 */
final class SharedBuckets implements Buckets, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(SharedBuckets.class);
    private static final String PREFIX = "etalase:limit:";

    /** After a failure the shared buckets are not asked for so long. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisURI address;
    private final RedisClient client;
    private final MemoryBuckets own;
    private final Duration timeout;
    private volatile @Nullable AsyncProxyManager<byte[]> shared;
    private volatile long pausedUntil = System.nanoTime();
    private volatile boolean away;

    SharedBuckets(String url, RateConfig config, MemoryBuckets own) {
        this.own = own;
        this.timeout = config.redisTimeout();
        this.address = RedisURI.create(url);
        this.client = RedisClient.create(address);
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(Duration.ofSeconds(1)).build())
                .build());
        connect();
    }

    @Override
    public CompletionStage<ConsumptionProbe> take(String key, BucketConfiguration configuration) {
        AsyncProxyManager<byte[]> manager = shared;
        if (System.nanoTime() - pausedUntil < 0) {
            return own.take(key, configuration);
        }
        if (manager == null) {
            pause(new IllegalStateException("not connected yet"));
            connect();
            return own.take(key, configuration);
        }
        CompletableFuture<ConsumptionProbe> taken = manager.builder()
                .build(name(key, configuration),
                        () -> CompletableFuture.completedFuture(configuration))
                .tryConsumeAndReturnRemaining(1);
        return taken.handle((probe, failure) -> {
            if (failure == null) {
                back();
                return CompletableFuture.completedStage(probe);
            }
            pause(failure);
            return own.take(key, configuration);
        }).thenCompose(probe -> probe);
    }

    /**
     * A bucket keeps the limits it was made with. So they are part of its name: with other settings a client begins anew, and
     * gateways that have not got the same settings yet do not count in each other's buckets.
     */
    private static byte[] name(String key, BucketConfiguration configuration) {
        StringBuilder name = new StringBuilder(PREFIX).append(key);
        for (Bandwidth bandwidth : configuration.getBandwidths()) {
            name.append(' ').append(bandwidth.getCapacity()).append('/').append(bandwidth.getRefillPeriodNanos());
        }
        return name.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void connect() {
        client.connectAsync(ByteArrayCodec.INSTANCE, address)
                .whenComplete((connection, failure) -> {
                    if (failure == null) {
                        shared = manager(connection);
                    } else {
                        pause(failure);
                    }
                });
    }

    private AsyncProxyManager<byte[]> manager(StatefulRedisConnection<byte[], byte[]> connection) {
        return Bucket4jLettuce.casBasedBuilder(connection)
                .expirationAfterWrite(ExpirationAfterWriteStrategy
                        .basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                .requestTimeout(timeout)
                .build().asAsync();
    }

    private void pause(Throwable cause) {
        pausedUntil = System.nanoTime() + PAUSE.toNanos();
        if (!away) {
            away = true;
            LOG.warnf("The shared limits cannot be reached (%s); this gateway counts for itself until they can",
                    cause.getMessage());
        }
    }

    private void back() {
        if (away) {
            away = false;
            LOG.info("The shared limits are reachable again");
        }
    }

    @Override
    public void close() {
        client.shutdownAsync();
    }
}
