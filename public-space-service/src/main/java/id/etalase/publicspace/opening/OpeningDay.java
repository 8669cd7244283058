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
 * @param because the layer that decided, or {@code CLOSURE} when a closure leaves nothing of its hours
 * @param title what the layer is called, or why it is closed
 * @param holiday the holiday that this day is, if any
 * @param closures that keep it shut on this day or for a part of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OpeningDay(LocalDate date, List<Opening> open, LayerKind because, BilingualText title, BilingualText holiday,
        List<Closed> closures) {

    /** A stretch of opening, with the offset of the place. */
    record Opening(OffsetDateTime opens, OffsetDateTime closes) {

        static Opening of(Interval interval, ZoneId zone) {
            return new Opening(interval.from().atZone(zone).toOffsetDateTime(),
                    interval.to().atZone(zone).toOffsetDateTime());
        }
    }

    /** A closure as a whole, which may begin before this day and end after it, with the offset of the place. */
    record Closed(OffsetDateTime from, OffsetDateTime to, BilingualText reason) {

        static Closed of(Shut shut, ZoneId zone) {
            return new Closed(shut.time().from().atZone(zone).toOffsetDateTime(),
                    shut.time().to().atZone(zone).toOffsetDateTime(), shut.reason());
        }
    }
}
