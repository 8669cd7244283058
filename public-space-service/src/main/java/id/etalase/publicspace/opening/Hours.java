package id.etalase.publicspace.opening;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import jakarta.validation.constraints.NotNull;

/**
 * A time of day during which a place is open.
 *
 * @param opens local time
 * @param closes local time; not after {@code opens} means on the next day, so that 00:00 to 00:00 is all day and night
 */
public record Hours(@NotNull LocalTime opens, @NotNull LocalTime closes) {

    static Hours parse(String text) {
        String[] parts = text.split("/");
        return new Hours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
    }

    String toText() {
        return opens + "/" + closes;
    }

    Interval on(LocalDate day, ZoneId zone) {
        LocalDate end = closes.isAfter(opens) ? day : day.plusDays(1);
        Instant from = day.atTime(opens).atZone(zone).toInstant();
        return new Interval(from, end.atTime(closes).atZone(zone).toInstant());
    }
}
