package id.etalase.gateway.limit;

import java.util.concurrent.CompletionStage;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;

/** A bucket for each client. */
interface Buckets {

    /**
     * Takes one token out of a bucket.
     *
     * @param key the client
     * @param configuration how large its bucket is and how it fills
     */
    CompletionStage<ConsumptionProbe> take(String key, BucketConfiguration configuration);
}
