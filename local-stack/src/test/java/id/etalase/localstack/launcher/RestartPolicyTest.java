package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final RestartPolicy policy = new RestartPolicy();

    @Test
    void each_end_in_a_row_waits_twice_as_long_and_the_fifth_gives_up() {
        assertThat(policy.afterEndAt(NOON)).contains(Duration.ofSeconds(1));
        assertThat(policy.afterEndAt(NOON.plusSeconds(5))).contains(Duration.ofSeconds(2));
        assertThat(policy.afterEndAt(NOON.plusSeconds(10))).contains(Duration.ofSeconds(4));
        assertThat(policy.afterEndAt(NOON.plusSeconds(20))).contains(Duration.ofSeconds(8));
        assertThat(policy.afterEndAt(NOON.plusSeconds(40))).isEmpty();
    }

    @Test
    void an_end_long_after_the_last_one_counts_as_the_first() {
        // Given
        policy.afterEndAt(NOON);

        // Then
        assertThat(policy.afterEndAt(NOON.plusSeconds(121))).contains(Duration.ofSeconds(1));
    }
}
