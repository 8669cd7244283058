package id.etalase.ascn.project;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

import id.etalase.ascn.city.City;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;

/** What a city does about a problem. It may be a part of another project, and go on as another one. */
@Entity
public class Project {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private Note name;
    private List<String> otherNames;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "description_id"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Note description;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "problem_id"))
    @AttributeOverride(name = "en", column = @Column(name = "problem_en"))
    private Note problem;
    @Enumerated(EnumType.STRING)
    private FocusArea focusArea;
    private List<String> topics;
    private List<String> challenges;
    private List<String> serviceKinds;
    private List<String> technologies;
    @Enumerated(EnumType.STRING)
    private Pillar pillar;
    @Enumerated(EnumType.STRING)
    private PlaceLevel level;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Aim> aims;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Milestone> milestones;
    @JdbcTypeCode(SqlTypes.JSON)
    private List<ProjectPartner> partners;
    private List<UUID> agreements;
    private boolean reportedAlone;
    @Enumerated(EnumType.STRING)
    @Column(name = "in2018action_plan")
    private PlanMention in2018ActionPlan;
    private List<Integer> reports;
    @Embedded
    private Coordinates coordinates;
    @Enumerated(EnumType.STRING)
    private ProjectStatus status;
    private LocalDate statusDay;
    @ManyToOne(fetch = FetchType.LAZY)
    private Project parent;
    @ManyToOne(fetch = FetchType.LAZY)
    private Project successor;
    /** Kept by {@link ProjectLinks}; only queries use it. */
    @Column(updatable = false)
    private UUID lineage;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "project", cascade = CascadeType.PERSIST)
    @OrderBy("day, recordedAt, id")
    private List<ProjectStep> steps = new ArrayList<>();
    private Instant createdAt;
    private Instant updatedAt;
    /** Made by the database of the names; only queries use it. */
    @Column(insertable = false, updatable = false)
    private String searchText;

    protected Project() {
    }

    /** A project whose first known status an actor reports. */
    Project(UUID id, String slug, Drafted drafted, History history, UUID stepId, StepRequest first, Actor actor, Instant at) {
        this.id = id;
        this.slug = slug;
        this.city = drafted.city();
        this.lineage = id;
        this.in2018ActionPlan = history.in2018ActionPlan();
        this.reports = history.reports();
        this.createdAt = at;
        write(drafted, at);
        know(new ProjectStep(stepId, this, first, actor, at));
    }

    ProjectEvent registered(Actor actor) {
        return new ProjectEvent.Registered(change(List.of(), actor, null));
    }

    /**
     * Takes over what somebody wrote.
     *
     * @return the event, or empty when nothing is different
     * @throws RuleViolation when something differs that others rely on
     */
    Optional<ProjectEvent> update(ProjectRequest before, Drafted drafted, Actor actor, Instant at) {
        ProjectRequest after = drafted.request();
        List<FieldError> errors = new ArrayList<>();
        if (!slug.equals(after.slug())) {
            errors.add(new FieldError("/slug", "not-changeable"));
        }
        if (city != drafted.city()) {
            errors.add(new FieldError("/city", "not-changeable"));
        }
        if (!firstDay().equals(after.since())) {
            errors.add(new FieldError("/since", "not-changeable"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        List<String> changed = Changes.between(before, after);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        write(drafted, at);
        return Optional.of(new ProjectEvent.Updated(change(changed, actor, null)));
    }

    /**
     * Moves to another status.
     *
     * @throws Conflict {@code step-not-possible} when it does not lead there from here, {@code step-out-of-order} when it
     *         happened before the last one, {@code successor-missing} when nobody has said as what it goes on
     */
    ProjectEvent take(UUID stepId, StepRequest request, Actor actor, Instant at) {
        if (!status.canBecome(request.to())) {
            throw new Conflict("step-not-possible", Map.of("from", EnumNames.of(status), "to", EnumNames.of(request.to())),
                    Map.of("current", status, "possible", status.next()));
        }
        if (request.occurredOn().isBefore(statusDay)) {
            throw new Conflict("step-out-of-order", Map.of("day", statusDay), Map.of("statusKnownOn", statusDay));
        }
        if (request.to() == ProjectStatus.SUPERSEDED && successor == null) {
            throw new Conflict("successor-missing", Map.of("project", slug));
        }
        ProjectStatus before = status;
        know(new ProjectStep(stepId, this, request, actor, at));
        updatedAt = at;
        return ProjectEvent.of(before, status, change(List.of("/status", "/statusKnownOn"), actor, request.reason()));
    }

    /** Adds what a source tells of a day after all days known before. */
    void know(ProjectStep step) {
        steps.add(step);
        status = step.status();
        statusDay = step.day();
    }

    /** What it shows of its city is different now. */
    ProjectEvent cityRenamed(Actor actor, Instant at) {
        updatedAt = at;
        return new ProjectEvent.Updated(change(List.of("/city"), actor, null));
    }

    private ProjectEvent.Change change(List<String> changed, Actor actor, String reason) {
        return new ProjectEvent.Change(ProjectResponse.from(this), changed, actor, reason, updatedAt);
    }

    private void write(Drafted drafted, Instant at) {
        ProjectRequest request = drafted.request();
        name = request.name();
        otherNames = request.otherNames();
        description = request.description();
        problem = request.problem();
        focusArea = request.focusArea();
        topics = request.topics();
        challenges = request.challenges();
        serviceKinds = request.serviceKinds();
        technologies = request.technologies();
        pillar = request.pillar();
        level = request.level();
        aims = request.aims();
        milestones = request.milestones();
        partners = request.partners();
        agreements = request.agreements();
        parent = drafted.parent();
        successor = drafted.successor();
        reportedAlone = request.reportedAlone();
        coordinates = request.coordinates();
        provenance = request.provenance();
        updatedAt = at;
    }

    ProjectRequest toRequest() {
        return new ProjectRequest(slug, city.slug(), name, otherNames, description, problem, focusArea, topics, challenges,
                serviceKinds, technologies, pillar, level, aims, milestones, partners, agreements,
                parent == null ? null : parent.slug(), successor == null ? null : successor.slug(), reportedAlone, coordinates,
                firstDay(), provenance);
    }

    private LocalDate firstDay() {
        return steps.get(0).day();
    }

    /** The tag of its representation, which also shows the name of its city. */
    EntityTag tag() {
        return EntityTag.of(id, version, city.version());
    }

    public UUID id() {
        return id;
    }

    public String slug() {
        return slug;
    }

    public City city() {
        return city;
    }

    public Note name() {
        return name;
    }

    public FocusArea focusArea() {
        return focusArea;
    }

    public List<String> topics() {
        return topics;
    }

    public List<String> challenges() {
        return challenges;
    }

    ProjectStatus status() {
        return status;
    }

    LocalDate statusDay() {
        return statusDay;
    }

    Project parent() {
        return parent;
    }

    /** The project of which it is a part. */
    public Optional<UUID> parentId() {
        return Optional.ofNullable(parent).map(Project::id);
    }

    Project successor() {
        return successor;
    }

    PlanMention in2018ActionPlan() {
        return in2018ActionPlan;
    }

    List<Integer> reports() {
        return reports;
    }

    /** Where it is: its own place, or else that of its city. */
    Coordinates place() {
        return coordinates == null ? city.coordinates() : coordinates;
    }

    List<ProjectStep> steps() {
        return steps;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
