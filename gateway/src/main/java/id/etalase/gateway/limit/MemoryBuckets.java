package id.etalase.gateway.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucket;
import io.github.bucket4j.local.LocalBucketBuilder;

/**
 * Buckets in memory. There are at most so many: a client that comes under ten thousand names makes those go that are used
 * least, and a busy client keeps its own.
 */
final class MemoryBuckets implements Buckets {

    /** A bucket that nobody used for so long is full again, for the windows that make sense. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Cache<String, LocalBucket> buckets;

    MemoryBuckets(int clients) {
        this.buckets = Caffeine.newBuilder().maximumSize(clients).expireAfterAccess(FORGOTTEN).build();
    }

    ConsumptionProbe takeNow(String key, BucketConfiguration configuration) {
        LocalBucket bucket = buckets.get(key, fresh -> bucket(configuration));
        if (!bucket.getConfiguration().equals(configuration)) {
            // The settings have changed: a client who is known gets new limits at once, and of what was left the same share.
            bucket.replaceConfiguration(configuration, TokensInheritanceStrategy.PROPORTIONALLY);
        }
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    @Override
    public CompletionStage<ConsumptionProbe> take(String key, BucketConfiguration configuration) {
        return CompletableFuture.completedStage(takeNow(key, configuration));
    }

    /** How many clients are remembered now. */
    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    private static LocalBucket bucket(BucketConfiguration configuration) {
        LocalBucketBuilder builder = Bucket.builder().withNanosecondPrecision();
        for (Bandwidth bandwidth : configuration.getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }
}
