package id.etalase.publicspace.space;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which places a caller asks for; what is absent does not narrow the list. */
public record SpaceFilter(@QueryParam("kind") SpaceKind kind,
        @QueryParam("access") AccessState access,
        @QueryParam("stepFree") @Parameter(description = "`yes` finds only what is evidenced; unknown is not yes.") StepFree stepFree,
        @QueryParam("partOf") @Size(max = 80) @Parameter(description = "Slug or id of a place: only what lies in it, at any depth.", example = "asean-headquarters") String partOf) {
}
