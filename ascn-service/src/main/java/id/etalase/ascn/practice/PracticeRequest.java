package id.etalase.ascn.practice;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.ascn.city.CityRequest;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** A good practice as the city's officer writes it. */
@Schema(description = "A good practice as the city's officer writes it: what, where, with which result, and which office tells more.", examples = """
        {"title": {"id": "Halte tanpa tunai", "en": "Cashless stops"}, "what": {"en": "One card for all operators."},
         "city": "dki-jakarta", "project": "jaklingko", "result": {"en": "Boarding takes half the time."},
         "contactOffice": "Dinas Perhubungan DKI Jakarta", "topics": ["integrated-transport"]}""")
record PracticeRequest(
        @Schema(description = "Readable name in addresses; made of the title when absent. Cannot be changed.") @Size(max = 120) @Pattern(regexp = CityRequest.SLUG) String slug,
        @NotNull @Valid Note title,
        @Schema(description = "What was done.") @NotNull @Valid Note what,
        @Schema(description = "Slug or id of the city. Cannot be changed.") @NotBlank @Size(max = 80) String city,
        @Schema(description = "Slug or id of the project of the same city.") @Size(max = 120) String project,
        @Schema(description = "What came of it.") @Valid Note result,
        @Schema(description = "The office that tells more; never a person. Required for new practices.") @NotPlaceholder @Pattern(regexp = ".*\\S.*") @Size(max = 200) String contactOffice,
        FocusArea focusArea,
        @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> topics,
        @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> challenges,
        @Valid Provenance provenance) {

    PracticeRequest {
        topics = topics == null ? List.of() : topics;
        challenges = challenges == null ? List.of() : challenges;
    }
}
