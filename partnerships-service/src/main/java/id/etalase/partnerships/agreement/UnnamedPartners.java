package id.etalase.partnerships.agreement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * Partners of whom a source gives a number or a description but no names, such as "19 institutions".
 *
 * @param count how many, when the source says so
 * @param description who they are
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnnamedPartners(@Min(1) @Max(10_000) @Column(name = "unnamed_partner_count") Integer count,
        @NotNull @Valid @Embedded @AttributeOverride(name = "id", column = @Column(name = "unnamed_partner_description_id")) @AttributeOverride(name = "en", column = @Column(name = "unnamed_partner_description_en")) BilingualText description) {
}
