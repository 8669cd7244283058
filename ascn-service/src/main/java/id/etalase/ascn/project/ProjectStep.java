package id.etalase.ascn.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import id.etalase.kit.identity.Actor;

/** From which day on a project beyond doubt had a status. Never changed. */
@Entity
class ProjectStep {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Project project;
    @Enumerated(EnumType.STRING)
    private ProjectStatus status;
    private LocalDate day;
    private String reason;
    private String source;
    private String actorRole;
    private String actorOffice;
    private Instant recordedAt;

    protected ProjectStep() {
    }

    ProjectStep(UUID id, Project project, StepRequest request, Actor actor, Instant at) {
        this.id = id;
        this.project = project;
        this.status = request.to();
        this.day = request.occurredOn();
        this.reason = request.reason();
        this.source = request.source();
        this.actorRole = actor.role();
        this.actorOffice = actor.office();
        this.recordedAt = at;
    }

    ProjectStatus status() {
        return status;
    }

    LocalDate day() {
        return day;
    }

    String reason() {
        return reason;
    }

    String source() {
        return source;
    }

    Actor actor() {
        return new Actor(actorRole, actorOffice);
    }

    Instant recordedAt() {
        return recordedAt;
    }
}
