package id.etalase.ascn.practice;

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

import id.etalase.ascn.city.City;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** That a city took over a practice. Never changed. */
@Entity
@Table(name = "practice_adoption")
class Adoption {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Practice practice;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "since_first"))
    @AttributeOverride(name = "last", column = @Column(name = "since_last"))
    private PartialDate since;
    @Embedded
    private Note note;
    @Embedded
    private Provenance provenance;
    private Instant recordedAt;

    protected Adoption() {
    }

    Adoption(UUID id, Practice practice, City city, AdoptionRequest request, Instant at) {
        this.id = id;
        this.practice = practice;
        this.city = city;
        this.since = request.since();
        this.note = request.note();
        this.provenance = request.provenance();
        this.recordedAt = at;
    }

    PracticeResponse.AdoptedBy response() {
        return new PracticeResponse.AdoptedBy(id, city.slug(), since, note, provenance);
    }
}
