package id.etalase.ascn.city;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/**
 * A period in which a city belongs to the network. It counts from the first day on which that is beyond doubt: the last day
 * that {@code joinedOn} may mean, or an earlier day on which a source shows the city as a member.
 */
@Entity
@Table(name = "city_membership")
class Membership {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    private int cohort;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "joined_first"))
    @AttributeOverride(name = "last", column = @Column(name = "joined_last"))
    private PartialDate joinedOn;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "left_first"))
    @AttributeOverride(name = "last", column = @Column(name = "left_last"))
    private PartialDate leftOn;
    private LocalDate evidencedOn;
    @Embedded
    private Provenance provenance;
    private Instant recordedAt;
    /** Made by the database; only queries use it. */
    @Column(insertable = false, updatable = false)
    private LocalDate countsFrom;

    protected Membership() {
    }

    Membership(UUID id, City city, MembershipRequest request, Instant at) {
        this.id = id;
        this.city = city;
        this.recordedAt = at;
        write(request);
    }

    void write(MembershipRequest request) {
        LocalDate from = countsFrom(request);
        if (request.leftOn() != null && request.leftOn().first().isBefore(from)) {
            throw new RuleViolation(new FieldError("/leftOn", "ends-before-start"));
        }
        if (request.evidencedOn() != null && request.evidencedOn().isBefore(request.joinedOn().first())) {
            throw new RuleViolation(new FieldError("/evidencedOn", "before-joining"));
        }
        cohort = request.cohort();
        joinedOn = request.joinedOn();
        leftOn = request.leftOn();
        evidencedOn = request.evidencedOn();
        provenance = request.provenance();
    }

    private static LocalDate countsFrom(MembershipRequest request) {
        LocalDate certain = request.joinedOn().last();
        return request.evidencedOn() != null && request.evidencedOn().isBefore(certain) ? request.evidencedOn() : certain;
    }

    MembershipRequest toRequest() {
        return new MembershipRequest(cohort, joinedOn, leftOn, evidencedOn, provenance);
    }

    UUID id() {
        return id;
    }

    int cohort() {
        return cohort;
    }

    PartialDate joinedOn() {
        return joinedOn;
    }

    PartialDate leftOn() {
        return leftOn;
    }

    LocalDate evidencedOn() {
        return evidencedOn;
    }

    Provenance provenance() {
        return provenance;
    }
}
