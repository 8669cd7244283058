package id.etalase.publicspace.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.space.Space;

/** What visitors can take part in, with the rules for booking it. */
@Entity
public class Activity {

    @Id
    private UUID id;
    @Version
    private long version;
    private String slug;
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "space_id")
    private Space space;
    @Enumerated(EnumType.STRING)
    private ActivityType type;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "title_id"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private BilingualText title;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "content_id"))
    @AttributeOverride(name = "en", column = @Column(name = "content_en"))
    private BilingualText content;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "learning_goal_id"))
    @AttributeOverride(name = "en", column = @Column(name = "learning_goal_en"))
    private BilingualText learningGoal;
    private List<String> languages;
    private int minutes;
    private Integer youngest;
    private Integer oldest;
    private int capacity;
    @Embedded
    private Quotas quotas;
    private int leastGroup;
    private int greatestGroup;
    private Integer pupilsPerAdult;
    private int leadMinutes;
    private int windowDays;
    private int setupMinutes;
    private boolean exclusive;
    private boolean sample;
    private Instant createdAt;
    private Instant updatedAt;

    protected Activity() {
    }

    Activity(UUID id, ActivityRequest request, Space space, boolean sample, Instant at) {
        this.id = id;
        this.slug = request.slug();
        this.sample = sample;
        this.createdAt = at;
        write(request, space, at);
    }

    /** @throws RuleViolation when the slug differs */
    void update(ActivityRequest request, Space newSpace, Instant at) {
        if (!slug.equals(request.slug())) {
            throw new RuleViolation(new FieldError("/slug", "not-changeable"));
        }
        write(request, newSpace, at);
    }

    private void write(ActivityRequest request, Space newSpace, Instant at) {
        check(request);
        space = newSpace;
        type = request.type();
        title = request.title();
        content = request.content();
        learningGoal = request.learningGoal();
        languages = request.languages();
        minutes = request.minutes();
        youngest = request.youngest();
        oldest = request.oldest();
        capacity = request.capacity();
        quotas = request.quotas();
        leastGroup = request.leastGroup();
        greatestGroup = request.greatestGroup();
        pupilsPerAdult = request.pupilsPerAdult();
        leadMinutes = request.leadMinutes();
        windowDays = request.windowDays();
        setupMinutes = request.setupMinutes();
        exclusive = request.exclusive();
        updatedAt = at;
    }

    private static void check(ActivityRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.greatestGroup() > request.capacity()) {
            errors.add(new FieldError("/greatestGroup", "greater-than-capacity"));
        }
        if (request.leastGroup() > request.greatestGroup()) {
            errors.add(new FieldError("/leastGroup", "greater-than-greatest-group"));
        }
        if (request.youngest() != null && request.oldest() != null && request.youngest() > request.oldest()) {
            errors.add(new FieldError("/youngest", "greater-than-oldest"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    ActivityRequest toRequest() {
        return new ActivityRequest(slug, space.slug(), type, title, content, learningGoal, languages, minutes, youngest,
                oldest, capacity, quotas(), leastGroup, greatestGroup, pupilsPerAdult, leadMinutes, windowDays, setupMinutes,
                exclusive);
    }

    /** Up to when one can book a session that starts then. */
    public Instant bookableUntil(Instant start) {
        return start.minus(Duration.ofMinutes(leadMinutes));
    }

    /** From when on one can book a session that starts then. */
    public Instant bookableFrom(Instant start) {
        return start.minus(Duration.ofDays(windowDays));
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

    public Space space() {
        return space;
    }

    public ActivityType type() {
        return type;
    }

    public BilingualText title() {
        return title;
    }

    /** What visitors see and do; null when nobody wrote it. */
    public BilingualText content() {
        return content;
    }

    int minutes() {
        return minutes;
    }

    int capacity() {
        return capacity;
    }

    /** Most heads by type; never null. */
    public Quotas quotas() {
        return quotas == null ? Quotas.NONE : quotas;
    }

    public int leastGroup() {
        return leastGroup;
    }

    public int greatestGroup() {
        return greatestGroup;
    }

    /** Most pupils for one adult; null when none are asked for. */
    public Integer pupilsPerAdult() {
        return pupilsPerAdult;
    }

    int setupMinutes() {
        return setupMinutes;
    }

    boolean isExclusive() {
        return exclusive;
    }

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
