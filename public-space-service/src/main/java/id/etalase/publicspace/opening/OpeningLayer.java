package id.etalase.publicspace.opening;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.text.BilingualText;

/** On the days of its rule, a place has these hours, unless a layer with a higher priority says otherwise. */
@Entity
public class OpeningLayer {

    @Id
    private UUID id;
    @Version
    private long version;
    private UUID spaceId;
    @Enumerated(EnumType.STRING)
    private LayerKind kind;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "title_id"))
    @AttributeOverride(name = "en", column = @Column(name = "title_en"))
    private BilingualText title;
    private LocalDate startsOn;
    private String rule;
    private List<LocalDate> added;
    private List<LocalDate> removed;
    private List<String> hours;
    private String zone;
    private Instant createdAt;

    protected OpeningLayer() {
    }

    /** @throws RuleViolation when the rule or the zone is not one */
    OpeningLayer(UUID id, UUID spaceId, LayerRequest request, Instant at) {
        this.id = id;
        this.spaceId = spaceId;
        this.kind = request.kind();
        this.title = request.title();
        this.startsOn = request.startsOn();
        this.rule = request.rule();
        this.added = request.added();
        this.removed = request.removed();
        this.hours = request.hours().stream().map(Hours::toText).toList();
        this.zone = request.zone();
        this.createdAt = at;
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new RuleViolation(new FieldError("/zone", "unknown-zone"));
        }
        if (rule != null) {
            Recurrence.parse(rule, "/rule").mustOccur(startsOn, "/rule");
        }
    }

    /**
     * The days from {@code from} to {@code to}, both included, on which it holds.
     *
     * @param holidays for layers that follow the calendar of holidays: those of its kind in the same stretch
     */
    SortedSet<LocalDate> days(LocalDate from, LocalDate to, List<LocalDate> holidays) {
        SortedSet<LocalDate> days = new TreeSet<>();
        if (rule != null) {
            days.addAll(Recurrence.parse(rule, "/rule").days(startsOn, from, to));
        } else if (kind.followsHolidays()) {
            holidays.stream().filter(day -> !day.isBefore(startsOn)).forEach(days::add);
        } else {
            days.add(startsOn);
        }
        days.addAll(added);
        days.removeAll(removed);
        days.removeIf(day -> day.isBefore(from) || day.isAfter(to));
        return days;
    }

    List<Hours> hours() {
        return hours.stream().map(Hours::parse).toList();
    }

    LayerRequest toRequest() {
        return new LayerRequest(kind, title, startsOn, rule, added, removed, hours(), zone);
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    UUID spaceId() {
        return spaceId;
    }

    LayerKind kind() {
        return kind;
    }

    BilingualText title() {
        return title;
    }

    ZoneId zone() throws DateTimeException {
        return ZoneId.of(zone);
    }

    Instant createdAt() {
        return createdAt;
    }
}
