package id.etalase.partnerships.agreement;

import java.util.List;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * What an agreement brings, in words, and to whom.
 *
 * @param text what it brings
 * @param levels who has it: {@code jakarta}, {@code indonesia}, {@code asean}
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Benefit(
        @Valid @Embedded @AttributeOverride(name = "id", column = @Column(name = "benefit_text_id")) @AttributeOverride(name = "en", column = @Column(name = "benefit_text_en")) BilingualText text,
        @Column(name = "benefit_levels") @Size(max = 3) List<@NotNull @Pattern(regexp = "jakarta|indonesia|asean") String> levels) {

    public Benefit {
        levels = levels == null ? List.of() : levels;
    }
}
