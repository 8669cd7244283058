package id.etalase.ascn.network;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;

/** The chair of one year. */
@Entity
@Table(name = "network_chair")
class Chair {

    @Id
    private UUID id;
    @Version
    private long version;
    private int year;
    private String country;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "body_id"))
    @AttributeOverride(name = "en", column = @Column(name = "body_en"))
    private Note body;
    private String shepherd;
    @Embedded
    private Note note;
    @Embedded
    private Provenance provenance;
    private Instant recordedAt;

    protected Chair() {
    }

    Chair(UUID id, ChairRequest request, Instant at) {
        this.id = id;
        this.year = request.year();
        this.country = request.country();
        this.body = request.body();
        this.shepherd = request.shepherd();
        this.note = request.note();
        this.provenance = request.provenance();
        this.recordedAt = at;
    }

    ChairRequest what() {
        return new ChairRequest(year, country, body, shepherd, note, provenance);
    }

    int year() {
        return year;
    }

    String country() {
        return country;
    }
}
