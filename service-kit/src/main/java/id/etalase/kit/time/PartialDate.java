package id.etalase.kit.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

import jakarta.persistence.Embeddable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A day, a month or a year of the calendar, as sources give it: {@code 1995-09-08}, {@code 2017-08}, {@code 1989} (ISO 8601
 * reduced precision). It is kept as the first and the last day that it may mean, so that questions about a day can be answered
 * with what is certain.
 *
 * @param first the earliest day it may mean
 * @param last the latest day it may mean
 */
@Embeddable
public record PartialDate(LocalDate first, LocalDate last) {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final DateTimeFormatter STRICT_DAY = DateTimeFormatter.ISO_LOCAL_DATE
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    public PartialDate {
        if (first.isAfter(last)) {
            throw new IllegalArgumentException("the first day is after the last");
        }
        if (first.getYear() < FIRST_YEAR || last.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("a year from " + FIRST_YEAR + " to " + LAST_YEAR + " is expected");
        }
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day, day);
    }

    /**
     * Reads a year, a month or a day.
     *
     * @throws IllegalArgumentException when the text is none of them, names a day that the calendar does not have, or a year
     *         before 1900 or after 2199
     */
    @JsonCreator
    public static PartialDate parse(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return of(LocalDate.parse(text, STRICT_DAY));
            }
            if (MONTH.matcher(text).matches()) {
                YearMonth month = YearMonth.parse(text);
                return new PartialDate(month.atDay(1), month.atEndOfMonth());
            }
            if (YEAR.matcher(text).matches()) {
                Year year = Year.parse(text);
                return new PartialDate(year.atDay(1), year.atMonth(12).atEndOfMonth());
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date of the calendar: " + text, e);
        }
        throw new IllegalArgumentException("a year, a month or a day is expected, such as 1989, 2017-08 or 1995-09-08");
    }

    /** The text that {@link #parse} reads, no more exact than the source was. */
    @JsonValue
    @Override
    public String toString() {
        if (first.equals(last)) {
            return first.toString();
        }
        return first.getMonth() == last.getMonth() ? YearMonth.from(first).toString() : Year.from(first).toString();
    }
}
