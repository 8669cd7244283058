package id.etalase.publicspace.programme;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.identity.Actor;
import id.etalase.publicspace.opening.Interval;

/** One date of an activity. The row is also the lock for everything that takes or frees its places. */
@Entity
public class Session {

    @Id
    private UUID id;
    @Version
    private long version;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "activity_id")
    private Activity activity;
    private UUID spaceId;
    private Instant startsAt;
    private Instant endsAt;
    @Enumerated(EnumType.STRING)
    private SessionStatus status;
    private String reason;
    private int capacity;
    /** Written by adding and subtracting in the database only. */
    @Column(insertable = false, updatable = false)
    private int taken;
    private Instant createdAt;
    private Instant updatedAt;

    protected Session() {
    }

    Session(UUID id, Activity activity, Interval time, int capacity, Instant at) {
        this.id = id;
        this.activity = activity;
        this.spaceId = activity.space().id();
        this.startsAt = time.from();
        this.endsAt = time.to();
        this.status = SessionStatus.SCHEDULED;
        this.capacity = capacity;
        this.createdAt = at;
        this.updatedAt = at;
    }

    SessionEvent.Scheduled scheduled(Actor actor) {
        return new SessionEvent.Scheduled(SessionNotice.from(this), actor, createdAt);
    }

    /**
     * Calls it off.
     *
     * @throws Conflict {@code session-cancelled} when it is off already
     */
    public SessionEvent.Cancelled cancel(String why, Actor actor, Instant at) {
        if (status == SessionStatus.CANCELLED) {
            throw new Conflict("session-cancelled", Map.of("session", id));
        }
        status = SessionStatus.CANCELLED;
        reason = why;
        updatedAt = at;
        return new SessionEvent.Cancelled(SessionNotice.from(this), why, List.of("/status", "/reason"), actor, at);
    }

    public UUID id() {
        return id;
    }

    public Activity activity() {
        return activity;
    }

    public UUID spaceId() {
        return spaceId;
    }

    public Instant startsAt() {
        return startsAt;
    }

    public Instant endsAt() {
        return endsAt;
    }

    public SessionStatus status() {
        return status;
    }

    /** Why it was called off; null while it is on. */
    public String reason() {
        return reason;
    }

    /** Heads. */
    public int capacity() {
        return capacity;
    }

    /** When it was last changed; places that are taken are no change of it. */
    public Instant changedAt() {
        return updatedAt;
    }
}
