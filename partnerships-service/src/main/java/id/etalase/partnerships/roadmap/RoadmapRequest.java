package id.etalase.partnerships.roadmap;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** A roadmap as an officer writes it. */
@Schema(description = "A long plan of cooperation with its goals, and the plans of the region that it is tied to.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RoadmapRequest(
        @NotNull @Size(max = 120) @Pattern(regexp = RoadmapRequest.SLUG) String slug,
        @NotNull @Valid BilingualText title,
        @Schema(description = "The first year.") @NotNull @Min(1900) @Max(2199) Integer firstYear,
        @Schema(description = "The last year, which belongs to it.") @NotNull @Min(1900) @Max(2199) Integer lastYear,
        @Size(max = 20) List<@NotNull @Valid Tie> ties,
        @Size(max = 100) List<@NotNull @Valid Goal> goals,
        @Valid Note note,
        @Valid Provenance provenance) {

    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public RoadmapRequest {
        ties = ties == null ? List.of() : ties;
        goals = goals == null ? List.of() : goals;
    }

    /**
     * A plan of the region that the roadmap is tied to.
     *
     * @param plan its abbreviation, such as RPJMD or RTRW
     * @param name its name
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tie(@NotBlank @NotPlaceholder @Size(max = 40) String plan, @NotNull @Valid BilingualText name,
            @Valid Provenance provenance) {
    }

    /** A goal; agreements name its code in {@code roadmapGoal}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Goal(@NotNull @Size(max = 80) @Pattern(regexp = SLUG) String code, @NotNull @Valid BilingualText title,
            @Valid Provenance provenance) {
    }
}
