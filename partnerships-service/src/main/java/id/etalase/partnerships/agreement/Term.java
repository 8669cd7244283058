package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.time.Period;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.time.PartialDate;

/**
 * From when to when an agreement holds, both ends included.
 *
 * @param startsOn its first day, as exact as known
 * @param endsOn its last day; absent = open-ended or unknown
 * @param noticeOn the last day on which a side can say that it wants to prolong or to end it
 * @param renewalMonths how long it goes on when it is renewed tacitly; as long as the term when absent
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Term(
        @Embedded @AttributeOverride(name = "first", column = @Column(name = "starts_first")) @AttributeOverride(name = "last", column = @Column(name = "starts_last")) PartialDate startsOn,
        @Embedded @AttributeOverride(name = "first", column = @Column(name = "ends_first")) @AttributeOverride(name = "last", column = @Column(name = "ends_last")) PartialDate endsOn,
        LocalDate noticeOn,
        @Min(1) @Max(600) Integer renewalMonths) {

    /** Whether it is known until when it would go on if it were renewed tacitly. */
    boolean canGoOn() {
        return endsOn != null && endsOn.first().equals(endsOn.last()) && renewalMonths != null || hasLength();
    }

    private boolean hasLength() {
        return startsOn != null && endsOn != null && startsOn.first().equals(startsOn.last())
                && endsOn.first().equals(endsOn.last());
    }

    /** The same start with an end as much later as it is long; the notice moves along. Needs {@link #canGoOn()}. */
    Term again() {
        LocalDate next = endsOn.last().plusDays(1);
        long months = renewalMonths != null ? renewalMonths : Period.between(startsOn.first(), next).toTotalMonths();
        LocalDate end = next.plusMonths(Math.max(months, 1)).minusDays(1);
        return new Term(startsOn, PartialDate.of(end),
                noticeOn == null ? null : end.minus(Period.between(noticeOn, endsOn.last())), (int) Math.max(months, 1));
    }

    /** Whether the days can stand in this order: start, end, and the notice not after the end. */
    boolean isOrdered() {
        return (startsOn == null || endsOn == null || !startsOn.first().isAfter(endsOn.last()))
                && (noticeOn == null || endsOn == null || !noticeOn.isAfter(endsOn.last()));
    }
}
