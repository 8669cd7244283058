package id.etalase.ascn.practice;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** That a city took over a practice of another one. */
@Schema(description = "That a city took over a practice of another one.", examples = """
        {"city": "makassar", "since": "2026-01", "note": {"en": "On two lines for a start."}}""")
record AdoptionRequest(@Schema(description = "Slug or id of the city that adopted it.") @NotBlank @Size(max = 80) String city,
        @NotNull PartialDate since, @Valid Note note, @Valid Provenance provenance) {
}
