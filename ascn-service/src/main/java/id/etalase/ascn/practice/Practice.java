package id.etalase.ascn.practice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;

import org.hibernate.annotations.SQLOrder;

import id.etalase.ascn.city.City;
import id.etalase.ascn.project.Project;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;

/** What a city did well, for others to take over. */
@Entity
class Practice {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "title_id"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private Note title;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "what_id"))
    @AttributeOverride(name = "en", column = @Column(name = "what_en"))
    private Note what;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "result_id"))
    @AttributeOverride(name = "en", column = @Column(name = "result_en"))
    private Note result;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    @ManyToOne(fetch = FetchType.LAZY)
    private Project project;
    private String contactOffice;
    @Enumerated(EnumType.STRING)
    private FocusArea focusArea;
    private List<String> topics;
    private List<String> challenges;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "practice", cascade = CascadeType.PERSIST)
    @SQLOrder("since_first, id")
    private List<Adoption> adoptions = new ArrayList<>();
    private Instant createdAt;
    private Instant updatedAt;
    /** Made by the database; only queries use it. */
    @Column(insertable = false, updatable = false)
    private String searchText;

    protected Practice() {
    }

    Practice(UUID id, String slug, Drafted drafted, Instant at) {
        this.id = id;
        this.slug = slug;
        this.city = drafted.city();
        this.createdAt = at;
        write(drafted, at);
    }

    PracticeEvent registered(Actor actor) {
        return new PracticeEvent.Registered(change(List.of(), actor));
    }

    /**
     * Takes over what somebody wrote.
     *
     * @return the event, or empty when nothing is different
     * @throws RuleViolation when slug or city differ
     */
    Optional<PracticeEvent> update(PracticeRequest before, Drafted drafted, Actor actor, Instant at) {
        List<FieldError> errors = new ArrayList<>();
        if (!slug.equals(drafted.request().slug())) {
            errors.add(new FieldError("/slug", "not-changeable"));
        }
        if (city != drafted.city()) {
            errors.add(new FieldError("/city", "not-changeable"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        List<String> changed = Changes.between(before, drafted.request());
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        write(drafted, at);
        return Optional.of(new PracticeEvent.Updated(change(changed, actor)));
    }

    /**
     * Puts on record that another city took it over.
     *
     * @throws RuleViolation when it is the city itself
     */
    PracticeEvent adopt(UUID adoptionId, City by, AdoptionRequest request, Actor actor, Instant at) {
        if (by == city) {
            throw new RuleViolation(new FieldError("/city", "own-practice"));
        }
        adoptions.add(new Adoption(adoptionId, this, by, request, at));
        updatedAt = at;
        return new PracticeEvent.Adopted(change(List.of("/adoptions"), actor));
    }

    /** What it shows of its city is different now. */
    PracticeEvent cityRenamed(Actor actor, Instant at) {
        updatedAt = at;
        return new PracticeEvent.Updated(change(List.of("/city"), actor));
    }

    private PracticeEvent.Change change(List<String> changed, Actor actor) {
        return new PracticeEvent.Change(PracticeResponse.from(this), changed, actor, updatedAt);
    }

    private void write(Drafted drafted, Instant at) {
        PracticeRequest request = drafted.request();
        title = request.title();
        what = request.what();
        result = request.result();
        project = drafted.project();
        contactOffice = request.contactOffice();
        focusArea = request.focusArea();
        topics = request.topics();
        challenges = request.challenges();
        provenance = request.provenance();
        updatedAt = at;
    }

    PracticeRequest toRequest() {
        return new PracticeRequest(slug, title, what, city.slug(), project == null ? null : project.slug(), result,
                contactOffice, focusArea, topics, challenges, provenance);
    }

    /** The tag of its representation, which also shows the name of its city. */
    EntityTag tag() {
        return EntityTag.of(id, version, city.version());
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    City city() {
        return city;
    }

    List<Adoption> adoptions() {
        return adoptions;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
