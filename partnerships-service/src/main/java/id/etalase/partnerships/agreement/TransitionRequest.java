package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;
import id.etalase.partnerships.cooperation.Stage;

/**
 * A step that somebody takes. What else must be said besides the stage stands in {@code requires} of the transition.
 *
 * @param to the stage to go to
 * @param reason why
 * @param occurredOn the day on which it happened; not in the future
 * @param document what proves it
 * @param ground the ground of a termination
 */
@Schema(description = "A step of an agreement to another stage.", examples = """
        {"to": "exploring", "document": {"title": "Surat usulan", "reference": "1/KS/2026", "dated": "2026-01-15"}}""")
public record TransitionRequest(
        @NotNull Stage to,
        @NotPlaceholder @Size(max = 2000) String reason,
        LocalDate occurredOn,
        @Valid DocumentReference document,
        TerminationGround ground) {
}
