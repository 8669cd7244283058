package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.time.Instant;
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

import id.etalase.ascn.city.City;
import id.etalase.ascn.project.Project;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** What one source says about one city or project in one period. Whoever corrects it takes it back to a mere claim. */
@Entity
class Observation {

    @Id
    private UUID id;
    @Version
    private long version;
    @ManyToOne(fetch = FetchType.LAZY)
    private Indicator indicator;
    private int method;
    @ManyToOne(fetch = FetchType.LAZY)
    private City city;
    @ManyToOne(fetch = FetchType.LAZY)
    private Project project;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "period_first"))
    @AttributeOverride(name = "last", column = @Column(name = "period_last"))
    private PartialDate period;
    private BigDecimal value;
    private String notAvailableReason;
    private String scope;
    @Embedded
    private Note note;
    @Enumerated(EnumType.STRING)
    private Verification verification;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "observation", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt, id")
    private List<Examination> examinations = new ArrayList<>();
    private Instant recordedAt;
    private Instant updatedAt;

    protected Observation() {
    }

    Observation(UUID id, Drafted drafted, Instant at) {
        this.id = id;
        this.indicator = drafted.indicator();
        this.method = drafted.request().method();
        this.city = drafted.city();
        this.project = drafted.project();
        this.period = drafted.request().period();
        this.recordedAt = at;
        write(drafted.request(), at);
    }

    ObservationEvent recorded(Actor actor) {
        return new ObservationEvent.Recorded(change(List.of(), actor, null));
    }

    /**
     * Takes over a correction.
     *
     * @return the event, or empty when nothing is different
     * @throws RuleViolation when it says what it is about differently: that would be another observation
     */
    Optional<ObservationEvent> correct(ObservationRequest request, Actor actor, Instant at) {
        ObservationRequest before = toRequest();
        List<FieldError> errors = new ArrayList<>();
        for (String pointer : List.of("/indicator", "/method", "/city", "/project", "/period")) {
            if (Changes.between(before, request).contains(pointer)) {
                errors.add(new FieldError(pointer, "not-changeable"));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        List<String> changed = new ArrayList<>(Changes.between(before, request));
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        if (verification != Verification.CLAIMED) {
            changed.add("/verification");
        }
        write(request, at);
        return Optional.of(new ObservationEvent.Corrected(change(changed, actor, null)));
    }

    /**
     * Puts an examination on file.
     *
     * @throws Conflict {@code nothing-to-verify} when there is no value, {@code already-examined} when it is there or beyond
     */
    ObservationEvent examine(UUID examinationId, ExaminationRequest request, Actor actor, Instant at) {
        if (value == null) {
            throw new Conflict("nothing-to-verify");
        }
        if (verification.compareTo(request.to()) >= 0) {
            throw new Conflict("already-examined", Map.of("state", EnumNames.of(verification)),
                    Map.of("verification", verification));
        }
        examinations.add(new Examination(examinationId, this, request, actor, at));
        verification = request.to();
        updatedAt = at;
        ObservationEvent.Change change = change(List.of("/examinations", "/verification"), actor, request.note());
        return request.to() == Verification.VERIFIED ? new ObservationEvent.Verified(change)
                : new ObservationEvent.Reviewed(change);
    }

    private ObservationEvent.Change change(List<String> changed, Actor actor, String reason) {
        return new ObservationEvent.Change(ObservationResponse.from(this), changed, actor, reason, updatedAt);
    }

    private void write(ObservationRequest request, Instant at) {
        value = request.value();
        notAvailableReason = request.notAvailable();
        scope = request.scope();
        note = request.note();
        provenance = request.provenance();
        verification = Verification.CLAIMED;
        updatedAt = at;
    }

    ObservationRequest toRequest() {
        return new ObservationRequest(indicator.code(), method, city == null ? null : city.slug(),
                project == null ? null : project.slug(), period, value == null ? null : plain(value),
                value == null ? null : indicator.unit(), notAvailableReason, scope, note, provenance);
    }

    /** Without the zeros that the database adds, and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    Indicator indicator() {
        return indicator;
    }

    int method() {
        return method;
    }

    City city() {
        return city;
    }

    Project project() {
        return project;
    }

    /** The city whose officer answers for the value. */
    City responsibleCity() {
        return city != null ? city : project.city();
    }

    PartialDate period() {
        return period;
    }

    BigDecimal value() {
        return value == null ? null : plain(value);
    }

    Verification verification() {
        return verification;
    }

    List<Examination> examinations() {
        return examinations;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
