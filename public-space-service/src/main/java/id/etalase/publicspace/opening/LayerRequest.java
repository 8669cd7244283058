package id.etalase.publicspace.opening;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;

/**
 * A layer of opening hours as an officer writes it.
 *
 * @param kind what it is for; decides which layer goes before which
 * @param title what visitors read, for example the name of the season
 * @param startsOn the first day of the rule
 * @param rule RRULE of RFC 5545 without times of the day; without it the layer holds on {@code startsOn} alone, or for holidays
 *        and joint leave on each of them
 * @param added more days (RDATE)
 * @param removed days on which the rule does not hold (EXDATE)
 * @param hours when it is open on these days; empty means closed
 * @param zone IANA name, Asia/Jakarta when absent
 */
@Schema(description = "A layer of opening hours.", examples = """
        {"kind": "regular", "startsOn": "2026-01-01", "rule": "FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA",
         "hours": [{"opens": "09:00", "closes": "16:00"}]}""")
public record LayerRequest(@NotNull LayerKind kind, @Valid BilingualText title, @NotNull LocalDate startsOn,
        @Size(min = 1, max = 300) String rule,
        @Size(max = 366) List<@NotNull LocalDate> added,
        @Size(max = 366) List<@NotNull LocalDate> removed,
        @Size(max = 8) List<@NotNull @Valid Hours> hours,
        @Size(min = 1, max = 60) String zone) {

    public LayerRequest {
        added = added == null ? List.of() : added;
        removed = removed == null ? List.of() : removed;
        hours = hours == null ? List.of() : hours;
        zone = zone == null ? "Asia/Jakarta" : zone;
    }
}
