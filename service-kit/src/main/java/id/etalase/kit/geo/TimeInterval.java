package id.etalase.kit.geo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.time.JakartaTime;

/**
 * The days that a caller asks for with {@code datetime}, both ends included; an end that is null is open.
 */
public record TimeInterval(@Nullable LocalDate from, @Nullable LocalDate to) {

    /**
     * Reads the query parameter {@code datetime} as OGC API Features writes it: a date or an instant (RFC 3339), or two of
     * them with {@code /} between, each of which may be {@code ..} or empty for open. An instant means its day in Jakarta.
     *
     * @throws RuleViolation when it is none of these, or ends before it starts
     */
    public static TimeInterval parse(String datetime) {
        String[] ends = datetime.split("/", -1);
        if (ends.length > 2) {
            throw invalid();
        }
        LocalDate from = day(ends[0], ends.length == 2);
        LocalDate to = ends.length == 1 ? from : day(ends[1], true);
        if (from != null && to != null && from.isAfter(to)) {
            throw invalid();
        }
        return new TimeInterval(from, to);
    }

    private static @Nullable LocalDate day(String text, boolean mayBeOpen) {
        if (mayBeOpen && (text.isEmpty() || text.equals(".."))) {
            return null;
        }
        try {
            return text.length() == 10 ? LocalDate.parse(text)
                    : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).atZoneSameInstant(JakartaTime.ZONE)
                            .toLocalDate();
        } catch (DateTimeException e) {
            throw invalid();
        }
    }

    private static RuleViolation invalid() {
        return new RuleViolation(FieldError.parameter("datetime", "not-a-datetime"));
    }
}
