package id.etalase.partnerships.forum;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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

@Path("/v1/forums")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Forums", description = "Series of meetings of cities: host, days, outcome.")
class ForumResource {

    private static final String EXAMPLE = "asean-capitals";

    private final ForumService service;
    private final Caller caller;

    ForumResource(ForumService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    /** All forums. */
    @Schema(description = "All forums; they are few.")
    record ForumList(List<ForumResponse> items) {
    }

    @GET
    @Operation(operationId = "listForums", summary = "List forums")
    public ForumList list(
            @QueryParam("challenge") @Size(max = 60) @Parameter(description = "A problem that it works on.", example = "air-pollution") String challenge,
            @QueryParam("year") @Parameter(description = "Met in this year.", example = "2023") Integer year) {
        return new ForumList(service.kind().list().stream()
                .filter(forum -> challenge == null || forum.body().challenges().contains(challenge))
                .filter(forum -> year == null || forum.body().meetings().stream().anyMatch(meeting -> meeting.isIn(year)))
                .map(ForumResponse::from).toList());
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getForum", summary = "Read a forum")
    @APIResponse(responseCode = "200", description = "A forum of cities", content = @Content(schema = @Schema(implementation = ForumResponse.class)))
    public Response get(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        Kept<ForumRequest> kept = service.kind().get(name);
        return kept.tag().matches(ifNoneMatch) ? Response.notModified().header("ETag", kept.tag()).build()
                : answer(Response.ok(), kept);
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerForum", summary = "Register a forum")
    @APIResponse(responseCode = "201", description = "As registered", content = @Content(schema = @Schema(implementation = ForumResponse.class)))
    public Response register(@NotNull @Valid ForumRequest request) {
        Kept<ForumRequest> kept = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(Response.created(UriBuilder.fromPath("/v1/forums/{slug}").build(kept.slug())), kept);
    }

    @PATCH
    @Path("/{name}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateForum", summary = "Change a forum", description = "JSON Merge Patch (RFC 7396); lists are replaced as a whole.")
    @APIResponse(responseCode = "200", description = "After the change", content = @Content(schema = @Schema(implementation = ForumResponse.class)))
    public Response update(@PathParam("name") @Parameter(description = "Slug or id.", example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ForumRequest.class))) JsonNode patch) {
        return answer(Response.ok(),
                service.update(name, IfMatch.required(ifMatch), patch, caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    private static Response answer(Response.ResponseBuilder answer, Kept<ForumRequest> kept) {
        return answer.header("ETag", kept.tag()).entity(ForumResponse.from(kept)).build();
    }
}
