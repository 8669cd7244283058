package id.etalase.ascn.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.text.Note;

/** What was done about a decision. Never changed. */
@Entity
@Table(name = "decision_follow_up")
class FollowUp {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Decision decision;
    private LocalDate doneOn;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "text_id"))
    @AttributeOverride(name = "en", column = @Column(name = "text_en"))
    private Note text;
    @Enumerated(EnumType.STRING)
    private DecisionStatus status;
    private String actorRole;
    private String actorOffice;
    private Instant recordedAt;

    protected FollowUp() {
    }

    FollowUp(UUID id, Decision decision, FollowUpRequest request, Actor actor, Instant at) {
        this.id = id;
        this.decision = decision;
        this.doneOn = request.doneOn();
        this.text = request.text();
        this.status = request.status();
        this.actorRole = actor.role();
        this.actorOffice = actor.office();
        this.recordedAt = at;
    }

    MeetingResponse.Step step() {
        return new MeetingResponse.Step(doneOn, text, status, new Actor(actorRole, actorOffice));
    }
}
