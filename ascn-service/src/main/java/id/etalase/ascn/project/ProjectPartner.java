package id.etalase.ascn.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.NotPlaceholder;

/**
 * A body that takes part in a project; never a person.
 *
 * @param name of the body
 * @param role what it does
 */
@Schema(description = "A body that takes part in a project; never a person.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProjectPartner(@NotBlank @NotPlaceholder @Size(max = 200) String name,
        @NotPlaceholder @Size(max = 200) String role) {
}
