package id.etalase.kit.text;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A remark for readers; sources often give it in one language only.
 *
 * @param id in Indonesian, at most 4,000 characters
 * @param en in English, at most 4,000 characters
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Note(@Column(name = "note_id") @NotPlaceholder @Size(max = 4000) String id,
        @Column(name = "note_en") @NotPlaceholder @Size(max = 4000) String en) {
}
