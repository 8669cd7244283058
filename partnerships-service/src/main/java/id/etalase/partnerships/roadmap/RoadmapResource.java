package id.etalase.partnerships.roadmap;

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

@Path("/v1/roadmap")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmap", description = "The long plan of cooperation, its goals, and the agreements that serve them.")
class RoadmapResource {

    private static final String EXAMPLE = "grand-design-2025-2045";

    private final RoadmapService service;
    private final GoalRepository goals;
    private final Caller caller;

    RoadmapResource(RoadmapService service, GoalRepository goals, Caller caller) {
        this.service = service;
        this.goals = goals;
        this.caller = caller;
    }

    /** All roadmaps. */
    @Schema(description = "All roadmaps; they are few.")
    record RoadmapList(List<RoadmapResponse> items) {
    }

    @GET
    @Operation(operationId = "listRoadmaps", summary = "List roadmaps")
    public RoadmapList list() {
        return new RoadmapList(service.kind().list().stream().map(RoadmapResponse::from).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getRoadmap", summary = "Read a roadmap")
    @APIResponse(responseCode = "200", description = "A roadmap", content = @Content(schema = @Schema(implementation = RoadmapResponse.class)))
    public Response get(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        Kept<RoadmapRequest> kept = service.kind().get(name);
        return kept.tag().matches(ifNoneMatch) ? Response.notModified().header("ETag", kept.tag()).build()
                : answer(Response.ok(), kept);
    }

    /** The goals of a roadmap. */
    record GoalList(List<GoalRepository.ServedGoal> items) {
    }

    @GET
    @Path("/{name}/goals")
    @Operation(operationId = "listGoals", summary = "List the goals with the agreements that serve each")
    public GoalList goals(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name) {
        return new GoalList(goals.list(service.kind().get(name)));
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerRoadmap", summary = "Register a roadmap")
    @APIResponse(responseCode = "201", description = "As registered", content = @Content(schema = @Schema(implementation = RoadmapResponse.class)))
    public Response register(@NotNull @Valid RoadmapRequest request) {
        Kept<RoadmapRequest> kept = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(Response.created(UriBuilder.fromPath("/v1/roadmap/{slug}").build(kept.slug())), kept);
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateRoadmap", summary = "Change a roadmap", description = "JSON Merge Patch (RFC 7396); lists are replaced as a whole.")
    @APIResponse(responseCode = "200", description = "After the change", content = @Content(schema = @Schema(implementation = RoadmapResponse.class)))
    public Response update(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = RoadmapRequest.class))) JsonNode patch) {
        return answer(Response.ok(),
                service.update(name, IfMatch.required(ifMatch), patch, caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    private static Response answer(Response.ResponseBuilder answer, Kept<RoadmapRequest> kept) {
        return answer.header("ETag", kept.tag()).entity(RoadmapResponse.from(kept)).build();
    }
}
