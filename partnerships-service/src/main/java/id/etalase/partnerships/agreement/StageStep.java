package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.cooperation.Transition;

/** One step that an agreement took, with what proves it. Never changed. */
@Entity
class StageStep {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Agreement agreement;
    @Enumerated(EnumType.STRING)
    private Stage fromStage;
    @Enumerated(EnumType.STRING)
    private Stage toStage;
    @Enumerated(EnumType.STRING)
    private Action action;
    private LocalDate occurredOn;
    private String reason;
    @Embedded
    private DocumentReference document;
    private String actorRole;
    private String actorOffice;
    private Instant recordedAt;

    protected StageStep() {
    }

    StageStep(UUID id, Agreement agreement, Transition transition, TransitionRequest request, Actor actor, Instant at) {
        this.id = id;
        this.agreement = agreement;
        this.fromStage = transition.from();
        this.toStage = transition.to();
        this.action = transition.action();
        this.occurredOn = request.occurredOn();
        this.reason = request.reason();
        this.document = request.document();
        this.actorRole = actor.role();
        this.actorOffice = actor.office();
        this.recordedAt = at;
    }

    Stage from() {
        return fromStage;
    }

    Stage to() {
        return toStage;
    }

    Action action() {
        return action;
    }

    LocalDate occurredOn() {
        return occurredOn;
    }

    String reason() {
        return reason;
    }

    DocumentReference document() {
        return document;
    }

    Actor actor() {
        return new Actor(actorRole, actorOffice);
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
