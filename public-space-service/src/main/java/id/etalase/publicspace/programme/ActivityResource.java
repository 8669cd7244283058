package id.etalase.publicspace.programme;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

@Path("/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programme", description = "Exhibitions, public forums, cultural discussions, education programmes and guided visits, and their sessions.")
class ActivityResource {

    private final ActivityRepository activities;
    private final ActivityService service;
    private final Caller caller;

    ActivityResource(ActivityRepository activities, ActivityService service, Caller caller) {
        this.activities = activities;
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listActivities", summary = "List activities", description = "By slug.")
    public Page<ActivityResponse> list(@Valid @BeanParam ActivityFilter filter, @Valid @BeanParam PageQuery page) {
        return activities.page(filter, page).map(ActivityResponse::from);
    }

    @GET
    @Path("/{activity}")
    @Operation(operationId = "getActivity", summary = "Read an activity")
    @APIResponse(responseCode = "200", description = "The activity", content = @Content(schema = @Schema(implementation = ActivityResponse.class)))
    public Response get(@PathParam("activity") String slugOrId) {
        return answer(activities.get(slugOrId));
    }

    @POST
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "registerActivity", summary = "Register an activity")
    @APIResponse(responseCode = "201", description = "The activity", content = @Content(schema = @Schema(implementation = ActivityResponse.class)))
    public Response register(@NotNull @Valid ActivityRequest request) {
        Activity activity = service.register(request, false, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/activities/{slug}").build(activity.slug()))
                .header("ETag", activity.tag()).entity(ActivityResponse.from(activity)).build();
    }

    @PATCH
    @Path("/{activity}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Operation(operationId = "updateActivity", summary = "Change an activity", description = "JSON Merge Patch (RFC 7396). Sessions that exist keep their time and capacity; while some are to come, `space` and `exclusive` stay: 409 `activity-has-sessions`.")
    @APIResponse(responseCode = "200", description = "The activity after the change", content = @Content(schema = @Schema(implementation = ActivityResponse.class)))
    public Response update(@PathParam("activity") String slugOrId, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ActivityRequest.class))) JsonNode patch) {
        return answer(service.update(slugOrId, IfMatch.required(ifMatch), patch,
                caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER)));
    }

    private static Response answer(Activity activity) {
        return Response.ok(ActivityResponse.from(activity)).header("ETag", activity.tag()).build();
    }
}
