package id.etalase.publicspace.usage;

import java.time.Instant;
import java.util.ArrayList;
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
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.programme.ActivityType;
import id.etalase.publicspace.space.Space;

/** An organisation asks to use a place. It is granted once every office that must consent has done so. */
@Entity
@Table(name = "space_request")
class SpaceUse {

    @Id
    private UUID id;
    @Version
    private long version;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "space_id")
    private Space space;
    private String organisation;
    @Enumerated(EnumType.STRING)
    private ActivityType use;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "title_id"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private BilingualText title;
    private Instant startsAt;
    private Instant endsAt;
    private int crowd;
    @Enumerated(EnumType.STRING)
    private UseStatus status;
    private List<String> approvals = new ArrayList<>();
    private String reason;
    private String client;
    private Instant createdAt;
    private Instant updatedAt;

    protected SpaceUse() {
    }

    SpaceUse(UUID id, UseRequest request, Space space, String client, Instant at) {
        this.id = id;
        this.client = client;
        this.status = UseStatus.DRAFT;
        this.createdAt = at;
        write(request, space, at);
    }

    /** @throws Conflict when it is decided already */
    void update(UseRequest request, Space newSpace, Instant at) {
        if (!status.isOpen()) {
            throw notNow();
        }
        write(request, newSpace, at);
        if (status != UseStatus.DRAFT) {
            status = UseStatus.CHANGED;
            approvals = new ArrayList<>();
        }
    }

    private void write(UseRequest request, Space newSpace, Instant at) {
        if (!request.startsAt().isBefore(request.endsAt())) {
            throw new RuleViolation(new FieldError("/endsAt", "ends-before-start"));
        }
        space = newSpace;
        organisation = request.organisation();
        use = request.use();
        title = request.title();
        startsAt = request.startsAt();
        endsAt = request.endsAt();
        crowd = request.crowd();
        updatedAt = at;
    }

    /** @throws Conflict when it cannot go there from where it is */
    void moveTo(UseStatus target, String why, Instant at) {
        if (!status.canBecome(target)) {
            throw notNow();
        }
        status = target;
        reason = why;
        updatedAt = at;
    }

    /** An office consents; it is not granted before all have. */
    void consent(String role, Instant at) {
        if (status != UseStatus.IN_REVIEW) {
            throw notNow();
        }
        List<String> given = new ArrayList<>(approvals);
        if (!given.contains(role)) {
            given.add(role);
        }
        approvals = given;
        updatedAt = at;
    }

    private Conflict notNow() {
        return new Conflict("space-request-not-open-to-this", Map.of("status", status), Map.of("requestStatus", status));
    }

    UseRequest toRequest() {
        return new UseRequest(space.slug(), organisation, use, title, startsAt, endsAt, crowd);
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

    Instant startsAt() {
        return startsAt;
    }

    Instant endsAt() {
        return endsAt;
    }

    int crowd() {
        return crowd;
    }

    UseStatus status() {
        return status;
    }

    List<String> approvals() {
        return approvals;
    }

    String reason() {
        return reason;
    }

    String client() {
        return client;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
