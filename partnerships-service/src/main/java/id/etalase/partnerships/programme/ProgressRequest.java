package id.etalase.partnerships.programme;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;

/** What somebody reports of a target. */
@Schema(name = "ProgrammeProgressRequest", description = "What somebody reports of a target: numbers and rounds, never persons.", examples = """
        {"target": "civil-servants", "occurredOn": "2024-09-30", "value": 4, "round": "2024", "source": "Laporan triwulan III"}""")
public record ProgressRequest(
        @Schema(description = "The code of the target.") @NotNull @Size(max = 80) @Pattern(regexp = ProgrammeRequest.SLUG) String target,
        @Schema(description = "The day it holds for; within the programme and not in the future.") @NotNull LocalDate occurredOn,
        @NotNull @Digits(integer = 15, fraction = 4) BigDecimal value,
        @Schema(description = "The round of a sending, such as a year.") @NotPlaceholder @Size(max = 60) String round,
        @Schema(description = "The code of the beneficiary, when it is about one.") @Size(max = 80) @Pattern(regexp = ProgrammeRequest.SLUG) String beneficiary,
        @NotPlaceholder @Size(max = 2000) String note,
        @NotBlank @NotPlaceholder @Size(max = 2000) String source,
        @Schema(description = "The id of an entry of the same target that this one puts right.") UUID replaces) {
}
