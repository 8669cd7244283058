package id.etalase.partnerships.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** With whom Jakarta cooperates. Its slug is how agreements and people name it and never changes. */
@Entity
public class Partner {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @Enumerated(EnumType.STRING)
    private PartnerType type;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    private List<String> variants;
    private String country;
    @Embedded
    private Coordinates coordinates;
    @Embedded
    private Provenance provenance;
    private Instant createdAt;
    private Instant updatedAt;
    /** Made by the database of the names; only queries use it. */
    @Column(insertable = false, updatable = false)
    private String searchText;

    protected Partner() {
    }

    Partner(UUID id, PartnerRequest request, Instant at) {
        this.id = id;
        this.slug = request.slug();
        this.createdAt = at;
        write(request, at);
    }

    PartnerEvent.Registered registered(Actor actor) {
        return new PartnerEvent.Registered(PartnerResponse.from(this), actor, createdAt);
    }

    /**
     * Takes over what an officer wrote.
     *
     * @return the event, or null when nothing is different
     * @throws RuleViolation when the slug differs: others cite it
     */
    PartnerEvent.Updated update(PartnerRequest request, Actor actor, Instant at) {
        if (!slug.equals(request.slug())) {
            throw new RuleViolation(new FieldError("/slug", "not-changeable"));
        }
        List<String> changed = Changes.between(toRequest(), request);
        if (changed.isEmpty()) {
            return null;
        }
        write(request, at);
        return new PartnerEvent.Updated(PartnerResponse.from(this), changed, actor, at);
    }

    private void write(PartnerRequest request, Instant at) {
        type = request.type();
        name = request.name();
        variants = request.variants();
        country = request.country();
        coordinates = request.coordinates();
        provenance = request.provenance();
        updatedAt = at;
    }

    PartnerRequest toRequest() {
        return new PartnerRequest(slug, type, name, variants, country, coordinates, provenance);
    }

    /** The tag of its representation. */
    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    public UUID id() {
        return id;
    }

    /** How often it has changed; part of the tag of everything that shows it. */
    public long version() {
        return version;
    }

    public String slug() {
        return slug;
    }

    public PartnerType type() {
        return type;
    }

    public BilingualText name() {
        return name;
    }

    List<String> variants() {
        return variants;
    }

    public String country() {
        return country;
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    Provenance provenance() {
        return provenance;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
