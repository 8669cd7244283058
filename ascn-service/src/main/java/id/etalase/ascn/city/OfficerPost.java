package id.etalase.ascn.city;

import java.time.Instant;
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
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;

/** The office that is a city's Chief Smart City Officer for a time; one at a time. */
@Entity
@Table(name = "city_post")
class OfficerPost {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "office_id"))
    @AttributeOverride(name = "en", column = @Column(name = "office_en"))
    private BilingualText office;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "since_first"))
    @AttributeOverride(name = "last", column = @Column(name = "since_last"))
    private PartialDate since;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "until_first"))
    @AttributeOverride(name = "last", column = @Column(name = "until_last"))
    private PartialDate until;
    @Embedded
    private Provenance provenance;
    private Instant recordedAt;

    protected OfficerPost() {
    }

    OfficerPost(UUID id, City city, PostRequest request, Instant at) {
        this.id = id;
        this.city = city;
        this.recordedAt = at;
        write(request);
    }

    void write(PostRequest request) {
        if (request.until() != null && request.until().first().isBefore(request.since().last())) {
            throw new RuleViolation(new FieldError("/until", "ends-before-start"));
        }
        office = request.office();
        since = request.since();
        until = request.until();
        provenance = request.provenance();
    }

    PostRequest toRequest() {
        return new PostRequest(office, since, until, provenance);
    }

    UUID id() {
        return id;
    }
}
