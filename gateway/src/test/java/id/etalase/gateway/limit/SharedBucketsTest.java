package id.etalase.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.config.RateConfig;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.smallrye.config.SmallRyeConfigBuilder;
import redis.embedded.RedisServer;

/** Two gateways and a real Redis. */
class SharedBucketsTest {

    private static final BucketConfiguration TEN_AN_HOUR = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(10).refillIntervally(10, Duration.ofHours(1))).build();

    private int port;
    private RedisServer redis;
    private SharedBuckets first;
    private SharedBuckets second;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        redis = new RedisServer(port);
        redis.start();
        first = gateway();
        second = gateway();
        awaitShared(first);
        awaitShared(second);
    }

    @AfterEach
    void stop() throws IOException {
        first.close();
        second.close();
        redis.stop();
    }

    @Test
    void two_gateways_give_a_client_together_what_one_would() {
        for (int i = 0; i < 5; i++) {
            assertThat(take(first, "client").isConsumed()).isTrue();
            assertThat(take(second, "client").isConsumed()).isTrue();
        }

        assertThat(take(first, "client").isConsumed()).isFalse();
        assertThat(take(second, "client").isConsumed()).isFalse();
        assertThat(take(second, "another").getRemainingTokens()).isEqualTo(9);
    }

    @Test
    void while_redis_is_away_each_counts_for_itself_and_together_again_when_it_is_back() throws IOException {
        // Given
        take(first, "early");

        // When
        redis.stop();
        int passed = 0;
        for (int i = 0; i < 11; i++) {
            passed += take(first, "meanwhile").isConsumed() ? 1 : 0;
        }
        redis = new RedisServer(port);
        redis.start();

        // Then
        assertThat(passed).isEqualTo(10);
        awaitShared(first);
        awaitShared(second);
    }

    @Test
    void a_known_client_has_other_limits_from_the_next_request_on() {
        BucketConfiguration two = BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(2).refillIntervally(2, Duration.ofHours(1))).build();
        assertThat(take(first, "known").getRemainingTokens()).isEqualTo(9);

        assertThat(take(first, "known", two).getRemainingTokens()).isEqualTo(1);
        assertThat(take(second, "known", two).getRemainingTokens()).isZero();
        assertThat(take(first, "known", two).isConsumed()).isFalse();
    }

    /** A client that nobody has counted yet is counted once by each: where they share, the second finds one token less. */
    private void awaitShared(SharedBuckets gateway) {
        int[] round = new int[1];
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            String client = System.identityHashCode(gateway) + "-" + port + "-" + System.nanoTime() + round[0]++;
            SharedBuckets witness = gateway == first ? second : first;
            take(witness, client);
            return take(gateway, client).getRemainingTokens() == 8;
        });
    }

    private SharedBuckets gateway() {
        RateConfig config = new SmallRyeConfigBuilder().withMapping(GatewayConfig.class).addDiscoveredConverters()
                .withDefaultValue("etalase.gateway.rate-limits.redis-timeout", "5S").build()
                .getConfigMapping(GatewayConfig.class).gateway().rateLimits();
        return new SharedBuckets("redis://localhost:" + port, config, new MemoryBuckets(1_000));
    }

    private static ConsumptionProbe take(SharedBuckets gateway, String client) {
        return take(gateway, client, TEN_AN_HOUR);
    }

    private static ConsumptionProbe take(SharedBuckets gateway, String client, BucketConfiguration limits) {
        try {
            return gateway.take(client, limits).toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
