package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.Stage;

/** A step that an agreement took, for the offices that handle it. */
@Schema(description = "A step that an agreement took, with what proves it.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepResponse(Stage from, Stage to, Action action, LocalDate occurredOn, String reason, DocumentReference document,
        Actor actor, Instant recordedAt) {

    static StepResponse from(StageStep step) {
        return new StepResponse(step.from(), step.to(), step.action(), step.occurredOn(), step.reason(), step.document(),
                step.actor(), step.recordedAt());
    }
}
