package id.etalase.publicspace.opening;

import java.time.LocalDate;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** A national holiday or a day of joint leave. */
@Entity
public class PublicHoliday {

    /** Whether it is a holiday by law or joint leave, on which each office decides for itself. */
    public enum Kind {
        NATIONAL,
        JOINT_LEAVE
    }

    @Id
    private LocalDate day;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "name_id"))
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    private BilingualText name;
    @Enumerated(EnumType.STRING)
    private Kind kind;
    @Embedded
    private Provenance provenance;

    protected PublicHoliday() {
    }

    /** A day of the calendar of holidays. */
    public PublicHoliday(LocalDate day, BilingualText name, Kind kind, Provenance provenance) {
        this.day = day;
        this.name = name;
        this.kind = kind;
        this.provenance = provenance;
    }

    LocalDate day() {
        return day;
    }

    BilingualText name() {
        return name;
    }

    Kind kind() {
        return kind;
    }

    Provenance provenance() {
        return provenance;
    }
}
