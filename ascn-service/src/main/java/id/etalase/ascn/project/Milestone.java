package id.etalase.ascn.project;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.Note;

/**
 * Something that a project means to reach.
 *
 * @param name what
 * @param dueOn by when; absent when not fixed
 * @param reachedOn when it was reached; absent while it is not
 */
@Schema(description = "Something that a project means to reach, or has reached.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Milestone(@NotNull @Valid Note name, LocalDate dueOn, LocalDate reachedOn) {
}
