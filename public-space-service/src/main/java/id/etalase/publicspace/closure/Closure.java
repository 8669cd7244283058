package id.etalase.publicspace.closure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.space.Space;

/** A stretch of time in which a place is closed or worked on. Until it is applied it has no effect. */
@Entity
class Closure {

    @Id
    private UUID id;
    @Version
    private long version;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "space_id")
    private Space space;
    @Enumerated(EnumType.STRING)
    private ClosureKind kind;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "reason_id"))
    @AttributeOverride(name = "en", column = @Column(name = "reason_en"))
    private BilingualText reason;
    private Instant startsAt;
    private Instant endsAt;
    @Enumerated(EnumType.STRING)
    private ClosureStatus status;
    private boolean closes;
    private Integer progress;
    private Instant createdAt;
    private Instant updatedAt;

    protected Closure() {
    }

    /** @throws RuleViolation when it ends before it starts */
    Closure(UUID id, ClosureRequest request, Space space, Instant at) {
        if (!request.startsAt().isBefore(request.endsAt())) {
            throw new RuleViolation(new FieldError("/endsAt", "ends-before-start"));
        }
        this.id = id;
        this.space = space;
        this.kind = request.kind();
        this.reason = request.reason();
        this.startsAt = request.startsAt();
        this.endsAt = request.endsAt();
        this.closes = request.closes();
        this.progress = request.progress();
        this.status = ClosureStatus.PLANNED;
        this.createdAt = at;
        this.updatedAt = at;
    }

    ClosureEvent.Planned planned(Actor actor) {
        return new ClosureEvent.Planned(ClosureResponse.from(this), actor, createdAt);
    }

    ClosureEvent.Applied apply(int sessions, int bookings, Actor actor, Instant at) {
        moveTo(ClosureStatus.APPLIED, ClosureStatus.PLANNED, at);
        return new ClosureEvent.Applied(ClosureResponse.from(this), sessions, bookings, actor, at);
    }

    ClosureEvent.Withdrawn withdraw(Actor actor, Instant at) {
        if (status == ClosureStatus.WITHDRAWN) {
            throw notNow();
        }
        boolean applied = status == ClosureStatus.APPLIED;
        status = ClosureStatus.WITHDRAWN;
        updatedAt = at;
        return new ClosureEvent.Withdrawn(ClosureResponse.from(this), applied, actor, at);
    }

    /** How far the works are, in percent. */
    ClosureEvent.Progressed progress(int percent, Actor actor, Instant at) {
        progress = percent;
        updatedAt = at;
        return new ClosureEvent.Progressed(ClosureResponse.from(this), List.of("/progress"), actor, at);
    }

    private void moveTo(ClosureStatus target, ClosureStatus from, Instant at) {
        if (status != from) {
            throw notNow();
        }
        status = target;
        updatedAt = at;
    }

    private Conflict notNow() {
        return new Conflict("closure-not-open-to-this", Map.of("status", status), Map.of("closureStatus", status));
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    Space space() {
        return space;
    }

    ClosureKind kind() {
        return kind;
    }

    BilingualText reason() {
        return reason;
    }

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    ClosureStatus status() {
        return status;
    }

    boolean closes() {
        return closes;
    }

    Integer progress() {
        return progress;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
