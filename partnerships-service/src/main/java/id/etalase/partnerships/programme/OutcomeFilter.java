package id.etalase.partnerships.programme;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import id.etalase.partnerships.programme.OutcomeRequest.OutcomeKind;

/** Which outcomes a caller asks for; what is absent does not narrow the list. */
public record OutcomeFilter(
        @QueryParam("programme") @Size(max = 120) @Parameter(description = "Slug of the programme.") String programme,
        @QueryParam("agreement") @Size(max = 120) @Parameter(description = "Slug of the agreement.") String agreement,
        @QueryParam("kind") @Parameter(description = "What sort of thing came of it.") OutcomeKind kind) {
}
