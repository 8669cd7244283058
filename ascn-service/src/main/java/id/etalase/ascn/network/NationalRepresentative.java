package id.etalase.ascn.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** The body that represents a country in the network, for a period; one at a time. */
@Entity
class NationalRepresentative {

    @Id
    private UUID id;
    @Version
    private long version;
    private String country;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "body_id"))
    @AttributeOverride(name = "en", column = @Column(name = "body_en"))
    private Note body;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "since_first"))
    @AttributeOverride(name = "last", column = @Column(name = "since_last"))
    private PartialDate since;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "until_first"))
    @AttributeOverride(name = "last", column = @Column(name = "until_last"))
    private PartialDate until;
    private LocalDate evidencedOn;
    @Embedded
    private Provenance provenance;
    private Instant recordedAt;
    /** Made by the database; only queries use it. */
    @Column(insertable = false, updatable = false)
    private LocalDate countsFrom;

    protected NationalRepresentative() {
    }

    NationalRepresentative(UUID id, RepresentativeRequest request, Instant at) {
        this.id = id;
        this.country = request.country();
        this.recordedAt = at;
        write(request);
    }

    void write(RepresentativeRequest request) {
        if (!country.equals(request.country())) {
            throw new RuleViolation(new FieldError("/country", "not-changeable"));
        }
        LocalDate from = countsFrom(request);
        if (request.until() != null && request.until().first().isBefore(from)) {
            throw new RuleViolation(new FieldError("/until", "ends-before-start"));
        }
        body = request.body();
        since = request.since();
        until = request.until();
        evidencedOn = request.evidencedOn();
        provenance = request.provenance();
    }

    private static LocalDate countsFrom(RepresentativeRequest request) {
        if (request.since() == null && request.evidencedOn() == null) {
            throw new RuleViolation(new FieldError("/since", "since-or-evidence-required"));
        }
        if (request.since() == null || request.evidencedOn() != null
                && request.evidencedOn().isBefore(request.since().last())) {
            return request.evidencedOn();
        }
        return request.since().last();
    }

    RepresentativeRequest toRequest() {
        return new RepresentativeRequest(country, body, since, until, evidencedOn, provenance);
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    String country() {
        return country;
    }
}
