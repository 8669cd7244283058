package id.etalase.kit.text;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * A text in Indonesian and in English; both are there or the text is not.
 *
 * @param id the Indonesian wording, at most 500 characters
 * @param en the English wording, at most 500 characters
 */
@Embeddable
public record BilingualText(
        @NotBlank @NotPlaceholder @Size(max = 500) String id,
        @NotBlank @NotPlaceholder @Size(max = 500) String en) {
}
