package id.etalase.ascn.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

import id.etalase.kit.http.EntityTag;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/** Something that is measured: its unit, which way it should go, and the methods by which values are made. */
@Entity
class Indicator {

    @Id
    private UUID id;
    @Version
    private long version;
    private String code;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "description_id"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Note description;
    private String unit;
    @Enumerated(EnumType.STRING)
    private IndicatorDirection direction;
    @Enumerated(EnumType.STRING)
    private IndicatorLevel level;
    private String standardCode;
    @OneToMany(mappedBy = "indicator", cascade = CascadeType.PERSIST)
    @OrderBy("number")
    private List<IndicatorMethod> methods = new ArrayList<>();
    private Instant createdAt;
    private Instant updatedAt;

    protected Indicator() {
    }

    Indicator(UUID id, IndicatorRequest request, Instant at) {
        this.id = id;
        this.code = request.code();
        this.name = request.name();
        this.description = request.description();
        this.unit = request.unit();
        this.direction = request.direction();
        this.level = request.level();
        this.standardCode = request.standardCode();
        this.createdAt = at;
        this.updatedAt = at;
    }

    /** Adds the next method. */
    IndicatorMethod add(UUID methodId, MethodRequest request, Instant at) {
        IndicatorMethod method = new IndicatorMethod(methodId, this, methods.size() + 1, request, at);
        methods.add(method);
        updatedAt = at;
        return method;
    }

    boolean hasMethod(int number) {
        return methods.stream().anyMatch(method -> method.number() == number);
    }

    EntityTag tag() {
        return EntityTag.of(id, version);
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    BilingualText name() {
        return name;
    }

    Note description() {
        return description;
    }

    String unit() {
        return unit;
    }

    IndicatorDirection direction() {
        return direction;
    }

    IndicatorLevel level() {
        return level;
    }

    String standardCode() {
        return standardCode;
    }

    List<IndicatorMethod> methods() {
        return methods;
    }
}
