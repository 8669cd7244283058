package id.etalase.ascn.project;

import java.time.Instant;
import java.time.LocalDate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;

/** A status of a project with the day from which on it held beyond doubt. */
@Schema(name = "ProjectStep", description = "A status of a project with the day from which on it held beyond doubt.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StepResponse(ProjectStatus status, LocalDate day, String reason, String source, Actor actor, Instant recordedAt) {

    static StepResponse of(ProjectStep step) {
        return new StepResponse(step.status(), step.day(), step.reason(), step.source(), step.actor(), step.recordedAt());
    }
}
