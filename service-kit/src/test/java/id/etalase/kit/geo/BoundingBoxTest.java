package id.etalase.kit.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.error.RuleViolation;

class BoundingBoxTest {

    private static final Coordinates JAKARTA = new Coordinates(-6.2, 106.8);

    @Test
    void a_box_holds_what_lies_between_its_edges() {
        assertThat(BoundingBox.parse("95,-11,141,6").contains(JAKARTA)).isTrue();
        assertThat(BoundingBox.parse("106.8,-6.2,106.8,-6.2").contains(JAKARTA)).isTrue();
        assertThat(BoundingBox.parse("95,0,141,6").contains(JAKARTA)).isFalse();
    }

    @Test
    void swapped_coordinates_are_noticed() {
        assertThat(BoundingBox.parse("95,-11,141,6").containsSwapped(new Coordinates(106.8, -6.2))).isTrue();
        assertThat(BoundingBox.parse("95,-11,141,6").containsSwapped(JAKARTA)).isFalse();
    }

    @Test
    void heights_change_nothing_and_numbers_may_have_an_exponent() {
        assertThat(BoundingBox.parse("95,-11,0,141,6,100")).isEqualTo(BoundingBox.parse("95,-11,141,6"));
        assertThat(BoundingBox.parse("9.5E1,-11,1.41e2,1e-14").contains(JAKARTA)).isTrue();
    }

    @Test
    void a_box_may_cross_the_date_line() {
        BoundingBox pacific = BoundingBox.parse("170,-20,-170,20");
        assertThat(pacific.contains(new Coordinates(0.0, 175.0))).isTrue();
        assertThat(pacific.contains(new Coordinates(0.0, -175.0))).isTrue();
        assertThat(pacific.contains(JAKARTA)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1,2,3", "1,2,3,4,5", "a,b,c,d", "0,10,1,-10", "-181,0,0,1", "0,0,1,91", "1e3,0,1,1",
            " 1,2,3,4" })
    void anything_else_is_not_a_box(String bbox) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> BoundingBox.parse(bbox));
    }

    @Test
    void an_interval_has_days_or_open_ends() {
        assertThat(TimeInterval.parse("2023-09-05/2023-09-07"))
                .isEqualTo(new TimeInterval(LocalDate.of(2023, 9, 5), LocalDate.of(2023, 9, 7)));
        assertThat(TimeInterval.parse("../2023-09-07")).isEqualTo(new TimeInterval(null, LocalDate.of(2023, 9, 7)));
        assertThat(TimeInterval.parse("2023-09-05/")).isEqualTo(new TimeInterval(LocalDate.of(2023, 9, 5), null));
        assertThat(TimeInterval.parse("2023-09-05")).isEqualTo(TimeInterval.parse("2023-09-05/2023-09-05"));
    }

    @Test
    void an_instant_means_its_day_in_jakarta() {
        assertThat(TimeInterval.parse("2023-09-05T20:00:00Z").from()).isEqualTo(LocalDate.of(2023, 9, 6));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "yesterday", "2023-09-07/2023-09-05", "2023", "2023-02-30", "a/b",
            "2023-01-01/2023-01-02/2023-01-03" })
    void anything_else_is_not_an_interval(String datetime) {
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> TimeInterval.parse(datetime));
    }
}
