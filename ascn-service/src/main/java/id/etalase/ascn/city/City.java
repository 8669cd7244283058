package id.etalase.ascn.city;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;

import org.hibernate.annotations.SQLOrder;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** A city on record. Its slug is how projects and people name it, in all services, and never changes; nor does its country. */
@Entity
public class City {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    private List<String> variants;
    private String country;
    @Enumerated(EnumType.STRING)
    private CityKind kind;
    @Embedded
    private Coordinates coordinates;
    private String timeZone;
    @Embedded
    private Population population;
    private List<String> challenges;
    private List<String> traits;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "city", cascade = CascadeType.PERSIST)
    @SQLOrder("joined_first, id")
    private List<Membership> memberships = new ArrayList<>();
    @OneToMany(mappedBy = "city", cascade = CascadeType.PERSIST)
    @SQLOrder("since_first, id")
    private List<OfficerPost> posts = new ArrayList<>();
    private Instant createdAt;
    private Instant updatedAt;
    /** Made by the database of the names; only queries use it. */
    @Column(insertable = false, updatable = false)
    private String searchText;

    protected City() {
    }

    City(UUID id, CityRequest request, Instant at) {
        this.id = id;
        this.slug = request.slug();
        this.country = request.country();
        this.createdAt = at;
        write(request, at);
    }

    CityEvent registered(Actor actor) {
        return new CityEvent.Registered(change(List.of(), actor));
    }

    /**
     * Takes over what somebody wrote.
     *
     * @return the event, or empty when nothing is different
     * @throws RuleViolation when slug or country differ
     */
    Optional<CityEvent> update(CityRequest request, Actor actor, Instant at) {
        List<FieldError> errors = new ArrayList<>();
        if (!slug.equals(request.slug())) {
            errors.add(new FieldError("/slug", "not-changeable"));
        }
        if (!country.equals(request.country())) {
            errors.add(new FieldError("/country", "not-changeable"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        List<String> changed = Changes.between(toRequest(), request);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        write(request, at);
        return Optional.of(new CityEvent.Updated(change(changed, actor)));
    }

    /** Puts a period of membership on record; that it overlaps no other one is seen by the database. */
    CityEvent join(UUID membershipId, MembershipRequest request, Actor actor, Instant at) {
        memberships.add(new Membership(membershipId, this, request, at));
        memberships.sort(Comparator.comparing((Membership period) -> period.joinedOn().first()));
        updatedAt = at;
        return new CityEvent.MembershipRecorded(change(List.of("/memberships"), actor));
    }

    /** Changes a period of membership, for example by its end. */
    Optional<CityEvent> changeMembership(Membership membership, MembershipRequest request, Actor actor, Instant at) {
        if (membership.toRequest().equals(request)) {
            return Optional.empty();
        }
        membership.write(request);
        updatedAt = at;
        return Optional.of(new CityEvent.MembershipChanged(change(List.of("/memberships"), actor)));
    }

    /** Puts on record which office is Chief Smart City Officer. */
    CityEvent appoint(UUID postId, PostRequest request, Actor actor, Instant at) {
        posts.add(new OfficerPost(postId, this, request, at));
        updatedAt = at;
        return new CityEvent.OfficerRecorded(change(List.of("/chiefSmartCityOfficers"), actor));
    }

    /** Changes an entry about the post, for example by its end. */
    Optional<CityEvent> changePost(OfficerPost post, PostRequest request, Actor actor, Instant at) {
        if (post.toRequest().equals(request)) {
            return Optional.empty();
        }
        post.write(request);
        updatedAt = at;
        return Optional.of(new CityEvent.OfficerRecorded(change(List.of("/chiefSmartCityOfficers"), actor)));
    }

    private CityEvent.Change change(List<String> changed, Actor actor) {
        return new CityEvent.Change(CityResponse.from(this), changed, actor, updatedAt);
    }

    private void write(CityRequest request, Instant at) {
        name = request.name();
        variants = request.variants();
        kind = request.kind();
        coordinates = request.coordinates();
        timeZone = request.timeZone();
        population = request.population();
        challenges = request.challenges();
        traits = request.traits();
        provenance = request.provenance();
        updatedAt = at;
    }

    CityRequest toRequest() {
        return new CityRequest(slug, name, variants, country, kind, coordinates, timeZone, population, challenges, traits,
                provenance);
    }

    Membership membership(UUID membershipId) {
        return memberships.stream().filter(period -> period.id().equals(membershipId)).findFirst()
                .orElseThrow(() -> new NotFound("membership-not-found", Map.of("city", slug)));
    }

    OfficerPost post(UUID postId) {
        return posts.stream().filter(entry -> entry.id().equals(postId)).findFirst()
                .orElseThrow(() -> new NotFound("officer-not-found", Map.of("city", slug)));
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

    public BilingualText name() {
        return name;
    }

    public String country() {
        return country;
    }

    public CityKind kind() {
        return kind;
    }

    public Coordinates coordinates() {
        return coordinates;
    }

    public Population population() {
        return population;
    }

    public List<String> challenges() {
        return challenges;
    }

    public List<String> traits() {
        return traits;
    }

    /** The intake in which it first joined; null when no membership is on record. */
    public Integer cohort() {
        return memberships.stream().map(Membership::cohort).min(Comparator.naturalOrder()).orElse(null);
    }

    List<Membership> memberships() {
        return memberships;
    }

    List<OfficerPost> posts() {
        return posts;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
