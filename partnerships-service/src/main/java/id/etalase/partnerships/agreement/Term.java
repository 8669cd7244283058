package id.etalase.partnerships.agreement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.time.PartialDate;

/**
 * From when to when an agreement holds, both ends included.
 *
 * @param startsOn its first day, as exact as known
 * @param endsOn its last day; absent = open-ended or unknown
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Term(
        @Embedded @AttributeOverride(name = "first", column = @Column(name = "starts_first")) @AttributeOverride(name = "last", column = @Column(name = "starts_last")) PartialDate startsOn,
        @Embedded @AttributeOverride(name = "first", column = @Column(name = "ends_first")) @AttributeOverride(name = "last", column = @Column(name = "ends_last")) PartialDate endsOn) {

    /** Whether the two ends can stand in this order. */
    boolean isOrdered() {
        return startsOn == null || endsOn == null || !startsOn.first().isAfter(endsOn.last());
    }
}
