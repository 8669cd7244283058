package id.etalase.partnerships.transfer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;

/** A table on its way in. */
@Schema(description = "A table on its way into the register.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportJob(UUID id,
        @Schema(description = "checking, then checked (it can be applied) or refused (see the report); applying, then applied or failed (nothing was entered).") String state,
        String sha256,
        @Schema(description = "How many lines it has, once it is checked.") int rows,
        @Schema(description = "How many lines are done in the present state.") int done,
        @Schema(description = "How many problems were found.") int problems,
        @Schema(description = "The first thousand problems.") List<LineProblem> report,
        @Schema(description = "Why it failed.") String failure, Actor actor, Instant createdAt, Instant updatedAt) {
}
