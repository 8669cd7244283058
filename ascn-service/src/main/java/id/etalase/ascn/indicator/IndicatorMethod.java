package id.etalase.ascn.indicator;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import id.etalase.kit.text.Note;

/** A way to make the values of an indicator. Never changed: another way is another number. */
@Entity
class IndicatorMethod {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Indicator indicator;
    private int number;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "description_id"))
    @AttributeOverride(name = "en", column = @Column(name = "description_en"))
    private Note description;
    private String source;
    private Instant recordedAt;

    protected IndicatorMethod() {
    }

    IndicatorMethod(UUID id, Indicator indicator, int number, MethodRequest request, Instant at) {
        this.id = id;
        this.indicator = indicator;
        this.number = number;
        this.description = request.description();
        this.source = request.source();
        this.recordedAt = at;
    }

    int number() {
        return number;
    }

    IndicatorResponse.Method response() {
        return new IndicatorResponse.Method(number, description, source);
    }
}
