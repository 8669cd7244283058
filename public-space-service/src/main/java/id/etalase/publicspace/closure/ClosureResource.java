package id.etalase.publicspace.closure;

import java.util.Collection;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.publicspace.Roles;
import id.etalase.publicspace.space.SpaceRepository;

@Path("/v1/closures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Closures and works", description = "First a plan, whose impact can be seen; then it is applied.")
class ClosureResource {

    private final ClosureRepository closures;
    private final ClosureService service;
    private final SpaceRepository spaces;
    private final Caller caller;

    ClosureResource(ClosureRepository closures, ClosureService service, SpaceRepository spaces, Caller caller) {
        this.closures = closures;
        this.service = service;
        this.spaces = spaces;
        this.caller = caller;
    }

    /** How far works are, in percent. */
    record ProgressRequest(@NotNull @Min(0) @Max(100) Integer percent) {
    }

    @GET
    @Operation(operationId = "listClosures", summary = "Closures and works", description = "The earliest first. The public sees what is applied; staff and auditors also see plans.")
    public Page<ClosureResponse> list(@QueryParam("space") @Size(max = 80) String space, @QueryParam("kind") ClosureKind kind,
            @Valid @BeanParam PageQuery query) {
        Collection<UUID> places = space == null ? null : spaces.listIdsWithin(spaces.get(space).id());
        return closures.page(places, kind, seesPlans(), query).map(ClosureResponse::from);
    }

    @GET
    @Path("/{closure}")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.AUDITOR })
    @Operation(operationId = "getClosure", summary = "Read a closure")
    @APIResponse(responseCode = "200", description = "The closure", content = @Content(schema = @Schema(implementation = ClosureResponse.class)))
    public Response get(@PathParam("closure") UUID id) {
        return answer(closures.get(id));
    }

    @GET
    @Path("/{closure}/impact")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER, Roles.AUDITOR })
    @Operation(operationId = "getClosureImpact", summary = "Whom a closure hits", description = "The dry run: sessions and bookings as they are now. Nothing changes.")
    public Impact impact(@PathParam("closure") UUID id) {
        return service.impact(closures.get(id));
    }

    @POST
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "planClosure", summary = "Plan a closure or works", description = "It has no effect before it is applied.")
    @APIResponse(responseCode = "201", description = "The plan", content = @Content(schema = @Schema(implementation = ClosureResponse.class)))
    public Response plan(@NotNull @Valid ClosureRequest request) {
        Closure closure = service.plan(request, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/closures/{id}").build(closure.id())).header("ETag", closure.tag())
                .entity(ClosureResponse.from(closure)).build();
    }

    @POST
    @Path("/{closure}/applications")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "applyClosure", summary = "Apply a closure", description = "Its sessions are called off. Confirmed visits move to the next session with room, or to the head of its waiting list; events tell them, with the reason.")
    @APIResponse(responseCode = "200", description = "The closure", content = @Content(schema = @Schema(implementation = ClosureResponse.class)))
    public Response apply(@PathParam("closure") UUID id) {
        return answer(service.apply(id, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER)));
    }

    @POST
    @Path("/{closure}/withdrawals")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "withdrawClosure", summary = "Withdraw a closure", description = "The place is open again as its hours say; sessions that were called off stay so.")
    @APIResponse(responseCode = "200", description = "The closure", content = @Content(schema = @Schema(implementation = ClosureResponse.class)))
    public Response withdraw(@PathParam("closure") UUID id) {
        return answer(service.withdraw(id, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER)));
    }

    @PUT
    @Path("/{closure}/progress")
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Operation(operationId = "putClosureProgress", summary = "Tell how far the works are")
    @APIResponse(responseCode = "200", description = "The closure", content = @Content(schema = @Schema(implementation = ClosureResponse.class)))
    public Response progress(@PathParam("closure") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @Valid ProgressRequest request) {
        return answer(service.progress(id, IfMatch.required(ifMatch), request.percent(),
                caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER)));
    }

    private boolean seesPlans() {
        return Roles.STAFF.stream().anyMatch(caller::has);
    }

    private static Response answer(Closure closure) {
        return Response.ok(ClosureResponse.from(closure)).header("ETag", closure.tag()).build();
    }
}
