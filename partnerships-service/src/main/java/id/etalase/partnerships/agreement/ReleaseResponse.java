package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.identity.Actor;

/** One change of an agreement, which nobody can change afterwards. */
@Schema(description = "One change of an agreement. Applying the patches of all releases in their order to {} gives the agreement.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseResponse(
        @Schema(description = "Counts the changes of this agreement from 1.") int number,
        @Schema(description = "The revision of what was agreed, after the change.") int revision,
        @Schema(description = "What sort of change, as its event is called; a correction mends the register, an amendment changes what was agreed.", examples = "amended") String change,
        Instant recordedAt,
        Actor actor,
        String reason,
        @Schema(description = "The document that proves it, for an amendment.") DocumentReference document,
        @Schema(description = "JSON Merge Patch (RFC 7396) that makes the state after the change out of the one before.", type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.OBJECT) JsonNode patch,
        @Schema(description = "The members that the change made different; not for the first release that you may see.") List<StateChange.Difference> differences) {
}
