package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import id.etalase.systemtests.contract.ApiDocument;
import id.etalase.systemtests.contract.ContractFuzz;

/**
 * Generated requests for every operation of the merged document, through the gateway to the real services. In every build the
 * same ones, and no more than fit into a minute; with {@code -Dfuzz.minutes=<n>}, as the script {@code system-tests/fuzz} gives
 * it, as many as the time allows, from another seed each time unless {@code -Dfuzz.seed} names one.
 */
@ExtendWith(SharedSuite.class)
@Order(Integer.MAX_VALUE)
class ContractFuzzIT {

    /** Of the build: a red one must be red again for whoever looks into it. */
    private static final long SEED = 20251126;
    private static final int ROUNDS = 6;
    private static final Duration AT_MOST = Duration.ofSeconds(45);

    @Test
    void no_answer_is_other_than_the_document_says(Suite suite) throws IOException, InterruptedException {
        Integer minutes = Integer.getInteger("fuzz.minutes");
        long seed = Long.getLong("fuzz.seed", minutes == null ? SEED : System.nanoTime());

        ContractFuzz fuzz = new ContractFuzz(suite.gateway(), ApiDocument.of(suite.gateway()), EveryRoleIT.tokens(suite), seed)
                .run(minutes == null ? ROUNDS : Integer.MAX_VALUE, minutes == null ? AT_MOST : Duration.ofMinutes(minutes));

        System.out.printf("%d generated requests with -Dfuzz.seed=%d%n", fuzz.sent(), seed);
        assertThat(fuzz.findings()).as("%d requests with -Dfuzz.seed=%d", fuzz.sent(), seed).isEmpty();
    }
}
