package id.etalase.publicspace.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.error.RuleViolation;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.transform.recurrence.Frequency;

/** The rules of RFC 5545, against an independent library that reads them too. */
class RecurrenceTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 5);
    private static final LocalDate LAST = LocalDate.of(2028, 12, 31);
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    @ParameterizedTest
    @ValueSource(strings = { "Asia/Jakarta", "Europe/Berlin", "America/New_York" })
    void opening_hours_of_a_thousand_rules_are_those_of_an_independent_library(String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        Random random = new Random(5545 + zoneName.hashCode());
        int occurrences = 0;
        for (int i = 0; i < 1_000; i++) {
            String rule = rule(random);
            LocalDate start = START.plusDays(random.nextInt(400));
            LocalTime opens = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
            SortedSet<Instant> ours = new TreeSet<>();
            for (LocalDate day : Recurrence.parse(rule, "/rule").days(start, start, LAST)) {
                ours.add(new Hours(opens, opens.plusHours(1)).on(day, zone).from());
            }
            SortedSet<Instant> theirs = independent(rule, start, opens, zone);
            assertThat(ours).as("%s from %s at %s in %s", rule, start, opens, zone).isEqualTo(theirs);
            occurrences += ours.size();
        }
        assertThat(occurrences).isGreaterThan(20_000);
    }

    @Test
    void a_part_of_the_occurrences_is_the_same_part_whichever_day_one_asks_from() {
        Random random = new Random(1);
        for (int i = 0; i < 500; i++) {
            Recurrence rule = Recurrence.parse(rule(random), "/rule");
            LocalDate from = START.plusDays(random.nextInt(700));
            assertThat(rule.days(START, from, LAST)).isEqualTo(rule.days(START, START, LAST).tailSet(from));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY", "FREQ=DAILY;BYHOUR=1,2,3",
            "FREQ=NEVER",
            "WEEKLY", "", "FREQ=DAILY;COUNT=999999", "FREQ=DAILY;UNTIL=20260101T000000Z", "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX" })
    void what_is_no_rule_or_explodes_is_refused(String text) {
        assertThatThrownBy(() -> Recurrence.parse(text, "/rule")).isInstanceOf(RuleViolation.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
            "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31", "FREQ=YEARLY;INTERVAL=500;BYMONTH=1" })
    void a_rule_that_does_not_occur_in_a_lifetime_is_refused(String text) {
        assertThatThrownBy(() -> Recurrence.parse(text, "/rule").mustOccur(LocalDate.of(2026, 6, 1), "/rule"))
                .isInstanceOf(RuleViolation.class);
    }

    private static SortedSet<Instant> independent(String rule, LocalDate start, LocalTime opens, ZoneId zone) {
        SortedSet<Instant> instants = new TreeSet<>();
        // That library does not begin weeks on Monday unless told so; RFC 5545, 3.3.10 says that Monday is the default.
        Recur<ZonedDateTime> recur = new Recur<>(rule + ";WKST=MO");
        ZonedDateTime seed = start.atTime(opens).atZone(ZoneId.of("UTC"));
        // The rule runs in local time; the zone is applied to what it gives, as for a floating time.
        for (ZonedDateTime local : recur.getDates(seed, seed, LAST.atTime(23, 59).atZone(ZoneId.of("UTC")))) {
            instants.add(local.toLocalDateTime().atZone(zone).toInstant());
        }
        return instants;
    }

    private static String rule(Random random) {
        StringBuilder rule = new StringBuilder("FREQ=");
        Frequency frequency = List.of(Frequency.DAILY, Frequency.WEEKLY, Frequency.MONTHLY, Frequency.YEARLY)
                .get(random.nextInt(4));
        rule.append(frequency);
        if (random.nextBoolean()) {
            rule.append(";INTERVAL=").append(1 + random.nextInt(4));
        }
        switch (frequency) {
            case DAILY -> {
                if (random.nextInt(3) == 0) {
                    rule.append(";BYMONTH=").append(1 + random.nextInt(12));
                }
            }
            case WEEKLY -> rule.append(";BYDAY=").append(days(random));
            case MONTHLY -> {
                if (random.nextBoolean()) {
                    rule.append(";BYMONTHDAY=").append(random.nextInt(5) == 0 ? -1 : 1 + random.nextInt(31));
                } else {
                    rule.append(";BYDAY=").append(random.nextInt(4) == 0 ? "-1" : 1 + random.nextInt(4))
                            .append(DAYS.get(random.nextInt(7)));
                }
            }
            default -> rule.append(";BYMONTH=").append(1 + random.nextInt(12)).append(";BYMONTHDAY=")
                    .append(1 + random.nextInt(28));
        }
        if (random.nextInt(3) == 0) {
            rule.append(";COUNT=").append(1 + random.nextInt(50));
        }
        return rule.toString();
    }

    private static String days(Random random) {
        SortedSet<Integer> chosen = new TreeSet<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            chosen.add(random.nextInt(7));
        }
        return String.join(",", chosen.stream().map(DAYS::get).toList());
    }
}
