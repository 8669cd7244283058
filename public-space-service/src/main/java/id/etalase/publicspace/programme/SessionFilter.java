package id.etalase.publicspace.programme;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which sessions a caller asks for. */
record SessionFilter(
        @QueryParam("space") @Size(max = 80) @Parameter(description = "Slug or id of a place, and all that lies in it.", example = "asean-headquarters") String space,
        @QueryParam("near") @Size(max = 80) @Parameter(description = "Slug of a place, such as a station: only sessions within walking distance of it.", example = "mrt-asean") String near,
        @QueryParam("within") @DefaultValue("1000") @Min(50) @Max(5000) @Parameter(description = "Metres as the crow flies, for `near`.") int within,
        @QueryParam("activity") @Size(max = 80) @Parameter(description = "Slug of the activity.") String activity,
        @QueryParam("type") ActivityType type,
        @QueryParam("status") SessionStatus status,
        @QueryParam("from") @Parameter(description = "Starting at this instant or later; now when absent.") Instant from,
        @QueryParam("to") @Parameter(description = "Starting before this instant.") Instant to) {
}
