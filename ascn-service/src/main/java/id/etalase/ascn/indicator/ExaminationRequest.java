package id.etalase.ascn.indicator;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;

/** The result of an examination of a value. */
@Schema(description = "The result of an examination of a value: `reviewed` by the country's representative, `verified` by an auditor.", examples = """
        {"to": "reviewed", "note": "Compared with the yearly report of the office."}""")
record ExaminationRequest(@NotNull Verification to,
        @Schema(description = "What was examined.") @NotPlaceholder @Size(max = 2000) String note) {
}
