package id.etalase.ascn.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A meeting of the network, or a summit of ASEAN, over one or several days. */
@Entity
class Meeting {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @Enumerated(EnumType.STRING)
    private MeetingKind kind;
    private Integer number;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "starts_first"))
    @AttributeOverride(name = "last", column = @Column(name = "starts_last"))
    private PartialDate startsOn;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "ends_first"))
    @AttributeOverride(name = "last", column = @Column(name = "ends_last"))
    private PartialDate endsOn;
    private String place;
    private String country;
    private boolean online;
    @Embedded
    private Note note;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "meeting", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt, id")
    private List<Decision> decisions = new ArrayList<>();
    private Instant recordedAt;
    private Instant updatedAt;

    protected Meeting() {
    }

    Meeting(UUID id, MeetingRequest request, Instant at) {
        this.id = id;
        this.slug = request.slug();
        this.country = request.country();
        this.recordedAt = at;
        write(request, at);
    }

    /** @throws RuleViolation when it ends before it starts, or slug or host differ from what is on record */
    void write(MeetingRequest request, Instant at) {
        List<FieldError> errors = new ArrayList<>();
        if (!slug.equals(request.slug())) {
            errors.add(new FieldError("/slug", "not-changeable"));
        }
        if (!country.equals(request.country())) {
            errors.add(new FieldError("/country", "not-changeable"));
        }
        if (request.endsOn().last().isBefore(request.startsOn().first())) {
            errors.add(new FieldError("/endsOn", "ends-before-start"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        kind = request.kind();
        number = request.number();
        name = request.name();
        startsOn = request.startsOn();
        endsOn = request.endsOn();
        place = request.place();
        online = request.online();
        note = request.note();
        provenance = request.provenance();
        updatedAt = at;
    }

    Decision decide(UUID decisionId, DecisionRequest request, Instant at) {
        Decision decision = new Decision(decisionId, this, request, at);
        decisions.add(decision);
        updatedAt = at;
        return decision;
    }

    Decision decision(UUID decisionId) {
        return decisions.stream().filter(decision -> decision.id().equals(decisionId)).findFirst()
                .orElseThrow(() -> new NotFound("decision-not-found", Map.of("meeting", slug)));
    }

    void touch(Instant at) {
        updatedAt = at;
    }

    MeetingRequest toRequest() {
        return new MeetingRequest(slug, kind, number, name, startsOn, endsOn, place, country, online, note, provenance);
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String country() {
        return country;
    }

    PartialDate startsOn() {
        return startsOn;
    }

    List<Decision> decisions() {
        return decisions;
    }
}
