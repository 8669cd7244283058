package id.etalase.publicspace.gate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.publicspace.Roles;

@Path("/v1/check-ins")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gate")
class CheckInResource {

    private final CheckInService service;

    CheckInResource(CheckInService service) {
        this.service = service;
    }

    // The nonce of the gate is the idempotency key of a scan: a gate that was offline sends it with every try.
    @POST
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Operation(operationId = "checkIn", summary = "Let visitors in", description = """
            The same scan (nonce) twice is one check-in and gets the same answer with `repeated: true`. A refusal is 409 with \
            one of: ticket-invalid, ticket-of-another-session, too-early, too-late, already-used, more-than-left, \
            released-as-no-show, booking-cancelled, not-confirmed.""")
    @APIResponse(responseCode = "200", description = "Who came in", content = @Content(schema = @Schema(implementation = CheckInResponse.class)))
    public Response checkIn(@NotNull @Valid CheckInRequest request) {
        return Response.ok(service.checkIn(request)).build();
    }
}
