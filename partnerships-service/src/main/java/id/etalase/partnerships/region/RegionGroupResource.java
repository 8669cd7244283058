package id.etalase.partnerships.region;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.kept.Kept;

@Path("/v1/region-groups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups", description = "Groups of regions and of countries, by which agreements are filtered.")
class RegionGroupResource {

    private static final String EXAMPLE = "jakarta-agglomeration";

    private final RegionGroupService service;
    private final Caller caller;

    RegionGroupResource(RegionGroupService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** All groups of regions. */
    @Schema(description = "All groups of regions; they are few.")
    record RegionGroupList(List<RegionGroupResponse> items) {
    }

    @GET
    @Operation(operationId = "listRegionGroups", summary = "List groups of regions")
    public RegionGroupList list() {
        return new RegionGroupList(service.kind().list().stream().map(RegionGroupResponse::from).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getRegionGroup", summary = "Read a group of regions")
    @APIResponse(responseCode = "200", description = "A group of regions or countries", content = @Content(schema = @Schema(implementation = RegionGroupResponse.class)))
    public Response get(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        Kept<RegionGroupRequest> kept = service.kind().get(name);
        return kept.tag().matches(ifNoneMatch) ? Response.notModified().header("ETag", kept.tag()).build()
                : answer(Response.ok(), kept);
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerRegionGroup", summary = "Register a group of regions")
    @APIResponse(responseCode = "201", description = "As registered", content = @Content(schema = @Schema(implementation = RegionGroupResponse.class)))
    public Response register(@NotNull @Valid RegionGroupRequest request) {
        Kept<RegionGroupRequest> kept = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(Response.created(UriBuilder.fromPath("/v1/region-groups/{slug}").build(kept.slug())), kept);
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateRegionGroup", summary = "Change a group of regions", description = "JSON Merge Patch (RFC 7396); lists are replaced as a whole.")
    @APIResponse(responseCode = "200", description = "After the change", content = @Content(schema = @Schema(implementation = RegionGroupResponse.class)))
    public Response update(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = RegionGroupRequest.class))) JsonNode patch) {
        return answer(Response.ok(),
                service.update(name, IfMatch.required(ifMatch), patch, caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    private static Response answer(Response.ResponseBuilder answer, Kept<RegionGroupRequest> kept) {
        return answer.header("ETag", kept.tag()).entity(RegionGroupResponse.from(kept)).build();
    }
}
