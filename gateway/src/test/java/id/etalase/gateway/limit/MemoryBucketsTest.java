package id.etalase.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.bucket4j.BucketConfiguration;

class MemoryBucketsTest {

    private static final BucketConfiguration TEN_A_MINUTE = BucketConfiguration.builder()
            .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofMinutes(1))).build();

    @Test
    void ten_thousand_names_take_no_more_room_than_allowed_and_do_not_free_a_busy_client() {
        MemoryBuckets buckets = new MemoryBuckets(1_000);
        for (int i = 0; i < 10; i++) {
            buckets.takeNow("busy", TEN_A_MINUTE);
        }

        for (int i = 0; i < 10_000; i++) {
            buckets.takeNow("name-" + i, TEN_A_MINUTE);
            if (i % 10 == 0) {
                buckets.takeNow("busy", TEN_A_MINUTE);
            }
        }

        assertThat(buckets.size()).isLessThanOrEqualTo(1_000);
        assertThat(buckets.takeNow("busy", TEN_A_MINUTE).isConsumed()).isFalse();
    }

    @Test
    void a_known_client_has_other_limits_from_the_next_request_on_and_the_same_share_left() {
        MemoryBuckets buckets = new MemoryBuckets(10);
        for (int i = 0; i < 5; i++) {
            buckets.takeNow("known", anHour(10));
        }

        long raised = buckets.takeNow("known", anHour(1_000)).getRemainingTokens();
        long lowered = buckets.takeNow("known", anHour(4)).getRemainingTokens();

        assertThat(raised).isEqualTo(499);
        assertThat(lowered).isZero();
        assertThat(buckets.takeNow("known", anHour(4)).isConsumed()).isFalse();
    }

    private static BucketConfiguration anHour(int requests) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(requests).refillIntervally(requests, Duration.ofHours(1))).build();
    }
}
