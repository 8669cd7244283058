package id.etalase.kit.reference;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.NotPlaceholder;

/**
 * How sure a record is, and where it is from.
 *
 * @param certainty high = a public source was read or it is beyond doubt; medium = one weak source or an inference; low =
 *        memory alone or sources in conflict
 * @param source citation of the sources, at most 2,000 characters
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Provenance(@Enumerated(EnumType.STRING) Certainty certainty,
        @NotPlaceholder @Size(max = 2000) String source) {

    /** How sure. */
    public enum Certainty {
        HIGH,
        MEDIUM,
        LOW
    }
}
