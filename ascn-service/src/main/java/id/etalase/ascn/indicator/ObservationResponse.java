package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A value as everybody sees it. */
@Schema(description = "What one source says about one city or project in one period: a value, or that there is none.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ObservationResponse(
        UUID id,
        @Schema(description = "Code of the indicator.") String indicator,
        @Schema(description = "Number of the method by which it was made.") int method,
        @Schema(description = "Slug of the city, when it is about a city.") String city,
        @Schema(description = "Slug of the project, when it is about a project.") String project,
        PartialDate period,
        @Schema(description = "The value; absent where there is none.") BigDecimal value,
        String unit,
        @Schema(description = "Why there is no value.") String notAvailable,
        String scope,
        Verification verification,
        List<Examination.Entry> examinations,
        Note note,
        Provenance provenance,
        Instant recordedAt,
        Instant updatedAt) {

    static ObservationResponse from(Observation observation) {
        ObservationRequest what = observation.toRequest();
        return new ObservationResponse(observation.id(), what.indicator(), what.method(), what.city(), what.project(),
                what.period(), what.value(), observation.indicator().unit(), what.notAvailable(), what.scope(),
                observation.verification(), observation.examinations().stream().map(Examination::entry).toList(),
                what.note(), what.provenance(), observation.recordedAt(), observation.updatedAt());
    }
}
