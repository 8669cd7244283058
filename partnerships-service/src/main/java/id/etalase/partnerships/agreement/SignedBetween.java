package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/**
 * A part of a list in the order of signing, which goes by the last day that may have been meant.
 *
 * @param earliest the first day; null for the beginning of the list
 * @param latest the last day; null for its end
 */
record SignedBetween(@Nullable LocalDate earliest, @Nullable LocalDate latest, boolean latestFirst) {

    /**
     * The parts in which something can fit, in the order of the list. What was signed up to a day stands up to that day; but
     * where only the month or the year is known, which may have begun by then, it stands on the last day of it.
     */
    static List<SignedBetween> partsOf(AgreementFilter filter) {
        boolean latestFirst = filter.latestFirst();
        LocalDate to = filter.signedTo();
        List<SignedBetween> parts = new ArrayList<>(List.of(new SignedBetween(filter.signedFrom(), to, latestFirst)));
        if (to != null) {
            Stream.of(to.with(TemporalAdjusters.lastDayOfMonth()), to.with(TemporalAdjusters.lastDayOfYear())).distinct()
                    .filter(day -> day.isAfter(to)).forEach(day -> parts.add(new SignedBetween(day, day, latestFirst)));
        }
        if (latestFirst) {
            Collections.reverse(parts);
        }
        return parts;
    }

    /** Where to begin: after the page before, and not before this part; null at the first row there is. */
    @Nullable
    Place begin(@Nullable Place after) {
        LocalDate first = latestFirst ? latest : earliest;
        if (first == null || after != null && (latestFirst ? !after.day().isAfter(first) : !after.day().isBefore(first))) {
            return after;
        }
        return latestFirst ? new Place(first.plusDays(1), AgreementCriteria.LEAST)
                : new Place(first.minusDays(1), AgreementCriteria.GREATEST);
    }

    /** The place behind the last one; null when the list ends there. */
    @Nullable
    Place end() {
        LocalDate last = latestFirst ? earliest : latest;
        return last == null ? null : new Place(last, latestFirst ? AgreementCriteria.LEAST : AgreementCriteria.GREATEST);
    }

    /** The last day in the order of the list, up to which something can fit. */
    LocalDate lastDay() {
        return latestFirst ? Objects.requireNonNullElse(earliest, AgreementCriteria.FIRST_DAY)
                : Objects.requireNonNullElse(latest, AgreementCriteria.LAST_DAY);
    }

    /** Whether the part is over before this day in the order of the list. */
    boolean endsBefore(LocalDate day) {
        LocalDate last = latestFirst ? earliest : latest;
        return last != null && (latestFirst ? day.isBefore(last) : day.isAfter(last));
    }
}
