package id.etalase.publicspace.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The most heads of each type in one session; absent means as many as the session takes, 0 that the session is not for them.
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quotas(
        @Column(name = "quota_public") @JsonProperty("public") @PositiveOrZero Integer publicVisitors,
        @Column(name = "quota_school") @PositiveOrZero Integer school,
        @Column(name = "quota_university") @PositiveOrZero Integer university,
        @Column(name = "quota_delegation") @PositiveOrZero Integer delegation,
        @Column(name = "quota_disability") @PositiveOrZero Integer disability) {

    static final Quotas NONE = new Quotas(null, null, null, null, null);

    /** The quota of a type; {@code capacity} when it has none of its own. */
    public int of(VisitorType type, int capacity) {
        Integer quota = switch (type) {
            case PUBLIC -> publicVisitors;
            case SCHOOL -> school;
            case UNIVERSITY -> university;
            case DELEGATION -> delegation;
            case DISABILITY -> disability;
        };
        return quota == null ? capacity : Math.min(quota, capacity);
    }
}
