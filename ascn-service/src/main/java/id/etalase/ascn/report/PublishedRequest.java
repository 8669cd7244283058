package id.etalase.ascn.report;

import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/** The totals that a yearly report of the network printed; a member that is absent is not in the report. */
@Schema(description = "The totals that a yearly report of the network printed; a member that is absent is not in the report.", examples = """
        {"year": 2025, "asOf": "2025-09-30", "projects": 134, "ongoing": 108, "completed": 18, "planning": 8, "cities": 35,
         "shares": {"civic-and-social": 25}, "provenance": {"certainty": "high", "source": "ASCN M&E Report 2025"}}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record PublishedRequest(@NotNull @Min(2018) @Max(2199) Integer year,
        @Schema(description = "The cut-off day, a month or a year.") @NotNull PartialDate asOf,
        @NotNull @PositiveOrZero Integer projects, @PositiveOrZero Integer ongoing, @PositiveOrZero Integer completed,
        @PositiveOrZero Integer planning,
        @Schema(description = "Percent by focus area.") @Size(max = 6) Map<@NotNull String, @NotNull @Min(0) @Max(100) Integer> shares,
        @PositiveOrZero Integer cities, @Valid Provenance provenance) {

    PublishedRequest {
        shares = shares == null ? Map.of() : shares;
    }
}
