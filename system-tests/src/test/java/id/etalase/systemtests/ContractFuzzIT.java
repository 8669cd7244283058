package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

import id.etalase.systemtests.contract.ApiDocument;
import id.etalase.systemtests.contract.ContractFuzz;

/**
 * Generated requests for every operation of the merged document, through the gateway to the real services: as many as
 * {@code -Dfuzz.minutes=<n>} allows, from another seed each time unless {@code -Dfuzz.seed} names one. The script
 * {@code system-tests/fuzz} runs it.
 */
@ExtendWith(SharedSuite.class)
@EnabledIfSystemProperty(named = "fuzz.minutes", matches = "\\d+", disabledReason = "It is run by system-tests/fuzz.")
@Order(Integer.MAX_VALUE)
class ContractFuzzIT {

    @Test
    void no_answer_is_other_than_the_document_says(Suite suite) throws IOException, InterruptedException {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        Map<String, String> tokens = EveryRoleIT.ROLES.stream().collect(Collectors.toMap(Function.identity(), suite::token));

        ContractFuzz fuzz = new ContractFuzz(suite.gateway(), ApiDocument.of(suite.gateway()), tokens, seed)
                .run(Integer.MAX_VALUE, Duration.ofMinutes(Integer.getInteger("fuzz.minutes")));

        assertThat(fuzz.findings()).as("%d requests with -Dfuzz.seed=%d", fuzz.sent(), seed).isEmpty();
    }
}
