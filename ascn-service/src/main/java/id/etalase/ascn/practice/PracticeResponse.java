package id.etalase.ascn.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.project.ProjectResponse.CityReference;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A good practice as everybody sees it. */
@Schema(description = "A good practice with the cities that adopted it; a member that is absent is unknown.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PracticeResponse(UUID id, String slug, Note title, Note what, CityReference city,
        @Schema(description = "Slug of the project.") String project, Note result,
        @Schema(description = "The office that tells more; never a person.") String contactOffice, FocusArea focusArea,
        List<String> topics, List<String> challenges,
        @Schema(description = "The cities that took it over, the first one first.") List<AdoptedBy> adoptions,
        Provenance provenance, Instant createdAt, Instant updatedAt) {

    /** That a city took over the practice. */
    @Schema(name = "Adoption", description = "That a city took over a practice.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record AdoptedBy(UUID id, @Schema(description = "Slug of the city.") String city, PartialDate since, Note note,
            Provenance provenance) {
    }

    static PracticeResponse from(Practice practice) {
        PracticeRequest what = practice.toRequest();
        return new PracticeResponse(practice.id(), what.slug(), what.title(), what.what(), CityReference.to(practice.city()),
                what.project(), what.result(), what.contactOffice(), what.focusArea(), what.topics(), what.challenges(),
                practice.adoptions().stream().map(Adoption::response).toList(), what.provenance(), practice.createdAt(),
                practice.updatedAt());
    }
}
