package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(500));

    @ParameterizedTest
    @CsvSource({ "0, 50, 100", "1, 100, 200", "2, 200, 400", "3, 250, 500", "20, 250, 500" })
    void pauses_double_up_to_the_longest_one(int failuresBefore, long atLeast, long atMost) {
        IntStream.range(0, failuresBefore).forEach(failure -> backOff.next());

        assertThat(backOff.next()).isBetween(Duration.ofMillis(atLeast), Duration.ofMillis(atMost));
    }

    @Test
    void success_makes_the_next_pause_short_again() {
        IntStream.range(0, 10).forEach(failure -> backOff.next());
        backOff.reset();

        assertThat(backOff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
    }
}
