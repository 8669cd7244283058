package id.etalase.publicspace.opening;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * One day as visitors see it.
 *
 * @param date the local day
 * @param open when it is open; empty means closed
 * @param because the layer that decided
 * @param title what the layer is called
 * @param holiday the holiday that this day is, if any
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpeningDay(LocalDate date, List<Opening> open, LayerKind because, BilingualText title, BilingualText holiday) {

    /** A stretch of opening, with the offset of the place. */
    record Opening(OffsetDateTime opens, OffsetDateTime closes) {

        static Opening of(Interval interval, ZoneId zone) {
            return new Opening(interval.from().atZone(zone).toOffsetDateTime(),
                    interval.to().atZone(zone).toOffsetDateTime());
        }
    }
}
