package id.etalase.publicspace.space;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** A place in the tree of places. Its slug is how people and sessions name it and never changes. */
@Entity
public class Space {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @Enumerated(EnumType.STRING)
    private SpaceKind kind;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "parent_id")
    private Space parent;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    private String address;
    private String sideEntrance;
    @Embedded
    private Coordinates coordinates;
    private String coordinatePrecision;
    @Column(name = "area_m2")
    private Integer areaM2;
    @Enumerated(EnumType.STRING)
    private AreaKind areaIs;
    private List<String> facilities;
    @Enumerated(EnumType.STRING)
    private TransitMode transitMode;
    @Enumerated(EnumType.STRING)
    private StepFree stepFree;
    @Enumerated(EnumType.STRING)
    private AccessState access;
    private LocalDate accessSince;
    private String condition;
    private String note;
    @Embedded
    private Provenance provenance;
    private boolean sample;
    private Instant createdAt;
    private Instant updatedAt;

    protected Space() {
    }

    Space(UUID id, SpaceRequest request, Space parent, boolean sample, Instant at) {
        this.id = id;
        this.slug = request.slug();
        this.sample = sample;
        this.createdAt = at;
        write(request, parent, at);
    }

    SpaceEvent.Registered registered(Actor actor) {
        return new SpaceEvent.Registered(SpaceResponse.from(this), actor, createdAt);
    }

    /**
     * Takes over what an officer wrote.
     *
     * @return the event, or null when nothing is different
     * @throws RuleViolation when the slug differs, or the new parent is the place itself or a part of it
     */
    SpaceEvent.Updated update(SpaceRequest request, Space newParent, Actor actor, Instant at) {
        if (!slug.equals(request.slug())) {
            throw new RuleViolation(new FieldError("/slug", "not-changeable"));
        }
        for (Space above = newParent; above != null; above = above.parent) {
            if (above.id.equals(id)) {
                throw new RuleViolation(new FieldError("/parent", "part-of-itself"));
            }
        }
        List<String> changed = Changes.between(toRequest(), request);
        if (changed.isEmpty()) {
            return null;
        }
        write(request, newParent, at);
        return new SpaceEvent.Updated(SpaceResponse.from(this), changed, actor, at);
    }

    private void write(SpaceRequest request, Space newParent, Instant at) {
        kind = request.kind();
        parent = newParent;
        name = request.name();
        address = request.address();
        sideEntrance = request.sideEntrance();
        coordinates = request.coordinates();
        coordinatePrecision = request.coordinatePrecision();
        areaM2 = request.areaM2();
        areaIs = request.areaIs();
        facilities = request.facilities();
        transitMode = request.transitMode();
        stepFree = request.stepFree();
        access = request.access();
        accessSince = request.accessSince();
        condition = request.condition();
        note = request.note();
        provenance = request.provenance();
        updatedAt = at;
    }

    SpaceRequest toRequest() {
        return new SpaceRequest(slug, kind, parent == null ? null : parent.slug, name, address, sideEntrance, coordinates,
                coordinatePrecision, areaM2, areaIs, facilities, transitMode, stepFree, access, accessSince, condition, note,
                provenance);
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public SpaceKind kind() {
        return kind;
    }

    /** The place that this one is part of; null at the top. */
    public Space parent() {
        return parent;
    }

    public BilingualText name() {
        return name;
    }

    public String address() {
        return address;
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    TransitMode transitMode() {
        return transitMode;
    }

    StepFree stepFree() {
        return stepFree;
    }

    public AccessState access() {
        return access;
    }

    /** Since when the access is as it is; null when not known. */
    public LocalDate accessSince() {
        return accessSince;
    }

    /** Whether it is there only for trying things out. */
    public boolean isSample() {
        return sample;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
