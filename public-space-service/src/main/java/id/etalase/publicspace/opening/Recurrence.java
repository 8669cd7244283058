package id.etalase.publicspace.opening;

import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;

/**
 * Days, or times of days, that repeat: a rule of RFC 5545 (RRULE) from a start, plus added days (RDATE), without removed days
 * (EXDATE). All in local time; a zone is applied by whoever asks.
 *
 * <p>
 * What could explode is refused: rules within the day, and rules whose next occurrence is not found within
 * {@value #FRUITLESS_YEARS} years.
 */
public final class Recurrence {

    private static final Set<Freq> FREQUENCIES = Set.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final int LONGEST_TEXT = 300;
    private static final int MOST_OCCURRENCES = 4_000;
    private static final int FRUITLESS_YEARS = 40;

    private final RecurrenceRule rule;

    private Recurrence(RecurrenceRule rule) {
        this.rule = rule;
    }

    /**
     * Reads a rule.
     *
     * @param text the value of an RRULE, for example {@code FREQ=WEEKLY;BYDAY=MO,TU}
     * @param pointer where it stands in the request, for the error
     * @throws RuleViolation when it is not a rule of RFC 5545, repeats within the day, or has parts for times of the day
     */
    public static Recurrence parse(String text, String pointer) {
        if (text.length() > LONGEST_TEXT) {
            throw refusal(pointer, "not-a-recurrence-rule");
        }
        RecurrenceRule rule;
        try {
            rule = new RecurrenceRule(text, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw refusal(pointer, "not-a-recurrence-rule");
        }
        if (!FREQUENCIES.contains(rule.getFreq()) || rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE)
                || rule.hasPart(Part.BYSECOND)) {
            throw refusal(pointer, "rule-within-the-day");
        }
        if (rule.getUntil() != null && !rule.getUntil().isAllDay()) {
            throw refusal(pointer, "until-must-be-a-day");
        }
        if (rule.getCount() != null && rule.getCount() > MOST_OCCURRENCES) {
            throw refusal(pointer, "too-many-occurrences");
        }
        return new Recurrence(rule);
    }

    /** Whether the rule itself comes to an end. */
    public boolean ends() {
        return !rule.isInfinite();
    }

    /**
     * The days from {@code from} to {@code to}, both included, on which it occurs.
     *
     * @param start the first day of the rule, from which intervals and counts are reckoned; an occurrence only when it
     *        matches
     */
    public SortedSet<LocalDate> days(LocalDate start, LocalDate from, LocalDate to) {
        SortedSet<LocalDate> days = new TreeSet<>();
        LocalDate last = to;
        if (last.isBefore(start)) {
            return days;
        }
        try {
            RecurrenceRuleIterator occurrences = rule.iterator(dateTime(start));
            if (rule.getCount() == null && from.isAfter(start)) {
                occurrences.fastForward(dateTime(from));
            }
            while (occurrences.hasNext()) {
                DateTime next = occurrences.nextDateTime();
                LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
                if (day.isAfter(last)) {
                    break;
                }
                if (!day.isBefore(from)) {
                    days.add(day);
                }
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // The library gives up on a rule that never occurs; so many days as were found is the answer.
            return days;
        }
        return days;
    }

    /**
     * Refuses a rule that does not occur within a lifetime, such as every 30 February.
     *
     * @throws RuleViolation when nothing is found
     */
    public void mustOccur(LocalDate start, String pointer) {
        try {
            RecurrenceRuleIterator occurrences = rule.iterator(dateTime(start));
            if (occurrences.hasNext() && occurrences.nextDateTime().getYear() <= start.getYear() + FRUITLESS_YEARS) {
                return;
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw refusal(pointer, "never-occurs");
        }
        throw refusal(pointer, "never-occurs");
    }

    private static DateTime dateTime(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
    }

    private static RuleViolation refusal(String pointer, String code) {
        return new RuleViolation(new FieldError(pointer, code));
    }
}
