package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.time.JakartaTime;

/**
 * The time that a question is about, as the query parameter {@code asOf} gives it. A day means its last instant in Jakarta.
 *
 * @param instant the instant
 * @param day the day in Jakarta on which it lies
 */
public record AsOf(Instant instant, LocalDate day) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    /**
     * Reads a day ({@code 2024-12-31}) or an instant (RFC 3339); now when it is absent.
     *
     * @throws RuleViolation when it is neither
     */
    public static AsOf parse(String text, Clock clock) {
        if (text == null) {
            return new AsOf(clock.instant(), JakartaTime.today(clock));
        }
        try {
            if (text.length() == 10) {
                LocalDate day = LocalDate.parse(text);
                return checked(new AsOf(day.plusDays(1).atStartOfDay(JakartaTime.ZONE).toInstant().minusNanos(1_000), day));
            }
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return checked(new AsOf(instant, LocalDate.ofInstant(instant, JakartaTime.ZONE)));
        } catch (DateTimeException e) {
            throw refusal();
        }
    }

    private static AsOf checked(AsOf asOf) {
        int year = asOf.day.getYear();
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw refusal();
        }
        return asOf;
    }

    private static RuleViolation refusal() {
        return new RuleViolation(FieldError.parameter("asOf", "not-a-day-or-instant"));
    }
}
