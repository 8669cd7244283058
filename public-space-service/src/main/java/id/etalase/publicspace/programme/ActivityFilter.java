package id.etalase.publicspace.programme;

import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which activities a caller asks for. */
record ActivityFilter(@QueryParam("type") ActivityType type,
        @QueryParam("space") @Size(max = 80) @Parameter(description = "Slug of the place.") String space) {
}
