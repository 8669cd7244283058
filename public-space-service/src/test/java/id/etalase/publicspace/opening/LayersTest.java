package id.etalase.publicspace.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import id.etalase.kit.text.BilingualText;

/** Which of several layers decides a day, and on which days a layer holds. */
class LayersTest {

    private static final LocalDate DAY = LocalDate.of(2026, 8, 17);
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant YOUNG = OLD.plusSeconds(60);

    @ParameterizedTest
    @MethodSource("pairs")
    void of_two_kinds_the_later_of_the_list_decides_whichever_was_made_first(LayerKind lower, LayerKind higher) {
        List<PublicHoliday> holidays = List.of(holiday(DAY, PublicHoliday.Kind.NATIONAL));
        for (boolean lowerIsYounger : List.of(true, false)) {
            // Given
            OpeningLayer under = layer(lower, DAY, null, 8, lowerIsYounger ? YOUNG : OLD);
            OpeningLayer over = layer(higher, DAY, null, 11, lowerIsYounger ? OLD : YOUNG);

            // When
            Timetable timetable = new Timetable(List.of(under, over), withJointLeave(holidays, lower, higher), List.of(), DAY,
                    DAY);

            // Then
            assertThat(timetable.deciding(DAY)).contains(over);
            assertThat(timetable.days().get(0).open()).singleElement()
                    .satisfies(open -> assertThat(open.opens().getHour()).isEqualTo(11));
        }
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (LayerKind lower : LayerKind.values()) {
            Arrays.stream(LayerKind.values()).filter(higher -> higher.compareTo(lower) > 0)
                    .forEach(higher -> pairs.add(Arguments.of(lower, higher)));
        }
        return pairs.stream();
    }

    @Test
    void of_two_layers_of_one_kind_the_younger_decides() {
        // Given
        OpeningLayer old = layer(LayerKind.SEASON, DAY, null, 8, OLD);
        OpeningLayer young = layer(LayerKind.SEASON, DAY, null, 10, YOUNG);

        // When
        Timetable timetable = new Timetable(List.of(young, old), List.of(), List.of(), DAY, DAY);

        // Then
        assertThat(timetable.deciding(DAY)).contains(young);
    }

    @Test
    void added_days_join_the_rule_and_removed_days_leave_it() {
        // Given
        LocalDate monday = LocalDate.of(2026, 6, 1);
        LocalDate saturday = LocalDate.of(2026, 6, 6);
        OpeningLayer layer = new OpeningLayer(UUID.randomUUID(), UUID.randomUUID(), new LayerRequest(LayerKind.REGULAR, null,
                monday, "FREQ=WEEKLY;BYDAY=MO;COUNT=3", List.of(saturday, LocalDate.of(2027, 1, 1)),
                List.of(monday.plusWeeks(1)), hours(9), null), OLD);

        // When
        var days = layer.days(monday.minusDays(7), monday.plusWeeks(4), List.of());

        // Then
        assertThat(days).containsExactly(monday, saturday, monday.plusWeeks(2));
    }

    @Test
    void a_day_both_added_and_removed_is_removed() {
        OpeningLayer layer = new OpeningLayer(UUID.randomUUID(), UUID.randomUUID(), new LayerRequest(LayerKind.REGULAR, null,
                DAY, "FREQ=DAILY;COUNT=2", List.of(DAY.plusDays(5)), List.of(DAY.plusDays(5)), hours(9), null), OLD);
        assertThat(layer.days(DAY, DAY.plusDays(9), List.of())).containsExactly(DAY, DAY.plusDays(1));
    }

    @Test
    void holidays_and_joint_leave_each_follow_their_own_part_of_the_calendar() {
        // Given
        OpeningLayer regular = layer(LayerKind.REGULAR, DAY.minusDays(30), "FREQ=DAILY", 9, OLD);
        OpeningLayer leave = layer(LayerKind.JOINT_LEAVE, DAY.minusDays(30), null, 13, OLD);
        List<PublicHoliday> calendar = List.of(holiday(DAY, PublicHoliday.Kind.NATIONAL),
                holiday(DAY.plusDays(1), PublicHoliday.Kind.JOINT_LEAVE));

        // When
        Timetable timetable = new Timetable(List.of(regular, leave), calendar, List.of(), DAY, DAY.plusDays(1));

        // Then
        assertThat(timetable.deciding(DAY)).contains(regular);
        assertThat(timetable.deciding(DAY.plusDays(1))).contains(leave);
    }

    @Test
    void a_closure_cuts_its_hours_out_of_whatever_layer_decided() {
        // Given
        OpeningLayer summit = layer(LayerKind.SUMMIT, DAY, null, 9, OLD);
        Interval closed = new Interval(DAY.atTime(10, 0).atZone(summit.zone()).toInstant(),
                DAY.atTime(11, 0).atZone(summit.zone()).toInstant());

        // When
        Timetable timetable = new Timetable(List.of(summit), List.of(),
                List.of(new Shut(closed, new BilingualText("Tutup", "Shut"))), DAY, DAY);

        // Then
        assertThat(timetable.days().get(0).open()).extracting(open -> open.opens().getHour()).containsExactly(9, 11);
    }

    /** A holiday is either, so the day is joint leave where that is one of the two. */
    private static List<PublicHoliday> withJointLeave(List<PublicHoliday> holidays, LayerKind lower, LayerKind higher) {
        boolean both = lower == LayerKind.JOINT_LEAVE && higher == LayerKind.PUBLIC_HOLIDAY;
        boolean leave = lower == LayerKind.JOINT_LEAVE || higher == LayerKind.JOINT_LEAVE;
        return leave && !both ? List.of(holiday(DAY, PublicHoliday.Kind.JOINT_LEAVE)) : holidays;
    }

    private static OpeningLayer layer(LayerKind kind, LocalDate from, String rule, int opens, Instant at) {
        // Those that follow the calendar of holidays may have days of their own too.
        List<LocalDate> added = kind.followsHolidays() && from.equals(DAY) ? List.of(DAY) : List.of();
        return new OpeningLayer(UUID.randomUUID(), UUID.randomUUID(),
                new LayerRequest(kind, null, from, rule, added, null, hours(opens), null), at);
    }

    private static List<Hours> hours(int opens) {
        return List.of(new Hours(LocalTime.of(opens, 0), LocalTime.of(17, 0)));
    }

    private static PublicHoliday holiday(LocalDate day, PublicHoliday.Kind kind) {
        return new PublicHoliday(day, new BilingualText("Hari", "Day"), kind, null);
    }
}
