package id.etalase.ascn.project;

import java.time.LocalDate;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;

/** A change of the status of a project. */
@Schema(name = "ProjectStepRequest", description = "A change of the status of a project.", examples = """
        {"to": "ongoing", "occurredOn": "2026-02-01", "source": "Decree of the governor, 1 February 2026"}""")
public record StepRequest(@NotNull ProjectStatus to,
        @Schema(description = "The day on which it happened; neither in the future nor before the last change.") @NotNull LocalDate occurredOn,
        @Schema(description = "Why; must be given for a pause and a cancellation.") @NotPlaceholder @Pattern(regexp = "(?s).*\\S.*") @Size(max = 2000) String reason,
        @Schema(description = "Where this is from.") @NotPlaceholder @Size(max = 2000) String source) {
}
