package id.etalase.ascn.indicator;

import java.math.BigDecimal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A value of an indicator, or the statement that there is none. */
@Schema(description = "A value of an indicator for a city or a project in a period, or the statement that there is none, with the reason.", examples = """
        {"indicator": "patients-attended", "method": 1, "project": "makassar-smart-health-care", "period": "2025",
         "value": 7120, "unit": "people", "provenance": {"source": "Health office of Makassar, yearly report 2025"}}""")
record ObservationRequest(
        @Schema(description = "Code of the indicator.") @NotBlank @Size(max = 80) String indicator,
        @Schema(description = "Number of the method by which the value was made.") @NotNull @Positive Integer method,
        @Schema(description = "Slug or id of the city; either this or a project.") @Size(max = 80) String city,
        @Schema(description = "Slug or id of the project; either this or a city.") @Size(max = 120) String project,
        @Schema(description = "The year, month or day for which it holds.") @NotNull PartialDate period,
        @Schema(description = "The value; absent where there is none.") @Digits(integer = 20, fraction = 10) BigDecimal value,
        @Schema(description = "The unit of the value, which must be that of the indicator.") @Size(max = 60) String unit,
        @Schema(description = "Why there is no value; either this or a value.") @NotPlaceholder @Size(max = 500) String notAvailable,
        @Schema(description = "To what exactly it belongs, such as the area that was counted.") @NotPlaceholder @Size(max = 200) String scope,
        @Valid Note note,
        @Valid Provenance provenance) {
}
