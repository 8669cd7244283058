package id.etalase.ascn.city;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/** A period in which a city belongs to the network. */
@Schema(description = "A period in which a city belongs to the network.", examples = """
        {"cohort": 2025, "joinedOn": "2025-09-09", "provenance": {"source": "8th annual meeting, 9 September 2025"}}""")
public record MembershipRequest(
        @Schema(description = "The intake to which it belongs; 2018 are the pilot cities.") @NotNull @Min(2018) @Max(2199) Integer cohort,
        @Schema(description = "When it joined: a day, a month or a year.") @NotNull PartialDate joinedOn,
        @Schema(description = "Its last day, as exact as known; absent while it belongs to the network.") PartialDate leftOn,
        @Schema(description = "The first day on which a source shows it as a member, where that is sooner than joinedOn is certain.") LocalDate evidencedOn,
        @Valid Provenance provenance) {
}
