package id.etalase.publicspace.usage;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.publicspace.Roles;

@Path("/v1/space-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Requests to use a place", description = "Decided by the office that looks after the place, for a crowd by the police too.")
class UseResource {

    private final UseRepository requests;
    private final UseService service;
    private final Caller caller;

    UseResource(UseRepository requests, UseService service, Caller caller) {
        this.requests = requests;
        this.service = service;
        this.caller = caller;
    }

    /** Where to, and why; a refusal needs a reason. */
    record StepRequest(@NotNull UseStatus to, @Size(min = 1, max = 1000) String reason) {
    }

    @GET
    @RolesAllowed({ Roles.APP, Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.POLICE, Roles.AUDITOR })
    @Operation(operationId = "listSpaceRequests", summary = "Requests to use places", description = "An app sees its own, the offices see all that were sent. The newest first.")
    public Page<UseResponse> list(@QueryParam("status") UseStatus status, @Valid @BeanParam PageQuery query) {
        return requests.page(caller.has(Roles.APP) ? caller.clientId() : null, status, query)
                .map(use -> UseResponse.from(use, service.deciding(use)));
    }

    @GET
    @Path("/{request}")
    @RolesAllowed({ Roles.APP, Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.POLICE, Roles.AUDITOR })
    @Operation(operationId = "getSpaceRequest", summary = "Read a request")
    @APIResponse(responseCode = "200", description = "The request", content = @Content(schema = @Schema(implementation = UseResponse.class)))
    public Response get(@PathParam("request") UUID id) {
        return answer(service.get(id));
    }

    @POST
    @RolesAllowed(Roles.APP)
    @Idempotent
    @Operation(operationId = "draftSpaceRequest", summary = "Ask to use a place", description = "It is a draft until it is sent.")
    @APIResponse(responseCode = "201", description = "The draft", content = @Content(schema = @Schema(implementation = UseResponse.class)))
    public Response draft(@NotNull @Valid UseRequest request) {
        SpaceUse use = service.draft(request);
        return Response.created(UriBuilder.fromPath("/v1/space-requests/{id}").build(use.id())).header("ETag", use.tag())
                .entity(UseResponse.from(use, service.deciding(use))).build();
    }

    @PATCH
    @Path("/{request}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.APP)
    @Operation(operationId = "changeSpaceRequest", summary = "Change a request", description = "JSON Merge Patch (RFC 7396). Once sent, a change voids all consents.")
    @APIResponse(responseCode = "200", description = "The request after the change", content = @Content(schema = @Schema(implementation = UseResponse.class)))
    public Response update(@PathParam("request") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = UseRequest.class))) JsonNode patch) {
        return answer(service.update(id, IfMatch.required(ifMatch), patch));
    }

    @POST
    @Path("/{request}/transitions")
    @RolesAllowed({ Roles.APP, Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.POLICE })
    @Idempotent
    @Operation(operationId = "stepSpaceRequest", summary = "Send, review, decide, cancel or close a request", description = """
            `approved` is the consent of the caller's office; the request is granted with the last consent that `deciding` \
            asks for. 409 `space-in-use` when a session or another request has the place then.""")
    @APIResponse(responseCode = "200", description = "The request", content = @Content(schema = @Schema(implementation = UseResponse.class)))
    public Response step(@PathParam("request") UUID id, @NotNull @Valid StepRequest step) {
        return answer(service.step(id, step.to(), step.reason()));
    }

    private Response answer(SpaceUse use) {
        return Response.ok(UseResponse.from(use, service.deciding(use))).header("ETag", use.tag()).build();
    }
}
