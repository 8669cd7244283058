package id.etalase.ascn.network;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.Note;

/** What was done about a decision. */
@Schema(description = "What was done about a decision.", examples = """
        {"doneOn": "2026-03-01", "text": {"en": "First draft sent to the members"}, "status": "in-progress"}""")
record FollowUpRequest(@NotNull LocalDate doneOn, @NotNull @Valid Note text,
        @Schema(description = "What has come of the decision with it.") @NotNull DecisionStatus status) {
}
