package id.etalase.publicspace.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One session, or a series of them.
 *
 * @param activity slug or id
 * @param startsOn the day of the first session, from which the rule is reckoned
 * @param time local time of the start
 * @param zone IANA name, Asia/Jakarta when absent
 * @param rule RRULE of RFC 5545 with COUNT or UNTIL, without times of the day; absent means one session on {@code startsOn}
 * @param added more days (RDATE)
 * @param removed days without a session (EXDATE)
 * @param capacity heads, if other than that of the activity
 */
@Schema(description = "One session, or a series of them by a rule of RFC 5545.", examples = """
        {"activity": "gallery-tour", "startsOn": "2026-12-01", "time": "10:00", "rule": "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=20"}""")
public record SeriesRequest(@NotNull @Size(min = 1, max = 80) String activity, @NotNull LocalDate startsOn,
        @NotNull LocalTime time, @Size(min = 1, max = 60) String zone, @Size(min = 1, max = 300) String rule,
        @Size(max = 366) List<@NotNull LocalDate> added, @Size(max = 366) List<@NotNull LocalDate> removed,
        @Min(1) @Max(100_000) Integer capacity) {

    public SeriesRequest {
        zone = zone == null ? "Asia/Jakarta" : zone;
        added = added == null ? List.of() : added;
        removed = removed == null ? List.of() : removed;
    }
}
