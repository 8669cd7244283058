package id.etalase.ascn.indicator;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;

/** An examination of a value. Never changed. */
@Entity
@Table(name = "verification")
class Examination {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Observation observation;
    @Enumerated(EnumType.STRING)
    private Verification state;
    private String note;
    private String actorRole;
    private String actorOffice;
    private Instant recordedAt;

    protected Examination() {
    }

    Examination(UUID id, Observation observation, ExaminationRequest request, Actor actor, Instant at) {
        this.id = id;
        this.observation = observation;
        this.state = request.to();
        this.note = request.note();
        this.actorRole = actor.role();
        this.actorOffice = actor.office();
        this.recordedAt = at;
    }

    /** An examination as everybody sees it. */
    @Schema(name = "Examination", description = "Who has examined a value, and with which result.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Verification state, String note, Actor actor, Instant recordedAt) {
    }

    Entry entry() {
        return new Entry(state, note, new Actor(actorRole, actorOffice), recordedAt);
    }
}
