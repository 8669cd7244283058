package id.etalase.partnerships.region;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/** A group of regions as an officer writes it. */
@Schema(description = "A group of regions, of countries, or both; `asean` stands for the members on the day that is asked for.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RegionGroupRequest(
        @NotNull @Size(max = 120) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotNull @Valid BilingualText title,
        @Size(max = 500) List<@NotNull @Valid Member> members,
        @Schema(description = "Countries whose partners belong to it, ISO 3166-1 alpha-2.") @Size(max = 250) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,
        @Valid Note note,
        @Valid Provenance provenance) {

    public RegionGroupRequest {
        members = members == null ? List.of() : members;
        countries = countries == null ? List.of() : countries;
    }

    /**
     * A region of the group.
     *
     * @param code its slug as a partner, whether or not it is one yet
     */
    public record Member(@NotNull @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String code,
            @NotNull @Valid BilingualText name) {
    }
}
