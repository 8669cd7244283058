package id.etalase.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({ "1989, 1989-01-01, 1989-12-31", "2024-02, 2024-02-01, 2024-02-29", "1995-09-08, 1995-09-08, 1995-09-08" })
    void covers_every_day_that_it_may_mean_and_keeps_its_precision(String text, LocalDate first, LocalDate last) {
        // When
        PartialDate date = PartialDate.parse(text);

        // Then
        assertThat(date).isEqualTo(new PartialDate(first, last));
        assertThat(date).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30", "2023-02-29", "2024-13", "0000", "1899", "2200-01-01", "95", "2024-1-1", "X", "",
            "2024-01-01T00:00" })
    void refuses_what_the_calendar_does_not_have(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> PartialDate.parse(text));
    }
}
