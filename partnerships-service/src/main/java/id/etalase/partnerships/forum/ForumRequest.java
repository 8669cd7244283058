package id.etalase.partnerships.forum;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
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

/** A forum as an officer writes it. */
@Schema(description = "A series of meetings of cities. It is no contract; what was signed there is an agreement of its own.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ForumRequest(
        @NotNull @Size(max = 120) @Pattern(regexp = ForumRequest.SLUG) String slug,
        @NotNull @Valid BilingualText title,
        @Schema(description = "Slug of the agreement that came of it or carries it.") @Size(max = 120) @Pattern(regexp = ForumRequest.SLUG) String agreement,
        @Schema(description = "The problems that it works on; words of /v1/vocabularies.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = ForumRequest.SLUG) String> challenges,
        @Size(max = 200) List<@NotNull @Valid Meeting> meetings,
        @Valid Note note,
        @Valid Provenance provenance) {

    static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public ForumRequest {
        challenges = challenges == null ? List.of() : challenges;
        meetings = meetings == null ? List.of() : meetings;
    }

    /** One meeting of the series. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Meeting(
            @NotNull @Size(max = 80) @Pattern(regexp = SLUG) String code,
            @NotNull @Valid BilingualText title,
            @Schema(description = "The city or body that is host.") @NotBlank @NotPlaceholder @Size(max = 200) String host,
            @NotPlaceholder @Size(max = 200) String place,
            @NotNull LocalDate startsOn,
            @NotNull LocalDate endsOn,
            @Schema(description = "What came of it.") @Valid BilingualText outcome,
            @Valid Provenance provenance) {

        boolean isIn(int year) {
            return startsOn.getYear() <= year && endsOn.getYear() >= year;
        }
    }
}
