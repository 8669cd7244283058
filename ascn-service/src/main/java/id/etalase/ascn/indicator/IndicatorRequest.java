package id.etalase.ascn.indicator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.ascn.city.CityRequest;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** The definition of an indicator with its first method. */
@Schema(description = "The definition of an indicator with its first method.", examples = """
        {"code": "travel-time", "name": {"id": "Waktu tempuh ke tempat kerja", "en": "Travel time to work"}, "unit": "minutes",
         "direction": "lower-is-better", "level": "outcome", "method": {"description": {"en": "Median of a household survey."}}}""")
record IndicatorRequest(
        @Schema(description = "The name in addresses. Cannot be changed.") @NotNull @Size(max = 80) @Pattern(regexp = CityRequest.SLUG) String code,
        @NotNull @Valid BilingualText name,
        @Valid Note description,
        @Schema(description = "In what it is measured; values in another unit are refused. Cannot be changed.") @NotBlank @NotPlaceholder @Size(max = 60) String unit,
        @NotNull IndicatorDirection direction,
        @NotNull IndicatorLevel level,
        @Schema(description = "Its code in a standard, such as ISO 37120; the code only.") @NotPlaceholder @Size(max = 60) String standardCode,
        @Schema(description = "How its values are made; further methods get their own numbers.") @NotNull @Valid MethodRequest method) {
}
