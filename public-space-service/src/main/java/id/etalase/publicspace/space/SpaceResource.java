package id.etalase.publicspace.space;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.FeatureCollection;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.publicspace.Roles;

@Path("/v1/spaces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Spaces", description = "The ASEAN Secretariat, its rooms, the parks and the stops around it. Whether the public may come in is told honestly.")
class SpaceResource {

    private final SpaceRepository spaces;
    private final SpaceService service;
    private final Maps maps;
    private final Caller caller;

    SpaceResource(SpaceRepository spaces, SpaceService service, Maps maps, Caller caller) {
        this.spaces = spaces;
        this.service = service;
        this.maps = maps;
        this.caller = caller;
    }

    /** A page of places, for the API document. */
    record SpacePage(List<SpaceResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "listSpaces", summary = "List places", description = "By slug. As GeoJSON for maps.")
    @APIResponse(responseCode = "200", description = "A page of places", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SpacePage.class)),
            @Content(mediaType = ListFormat.GEOJSON_TYPE, schema = @Schema(implementation = FeatureCollection.class)) })
    public Response list(@Valid @BeanParam SpaceFilter filter, @Valid @BeanParam PageQuery page,
            @BeanParam FormatQuery format, @Context UriInfo request) {
        Page<Space> found = spaces.page(filter, page);
        if (format.among(ListFormat.JSON, ListFormat.GEOJSON) == ListFormat.GEOJSON) {
            return maps.answer(found.map(space -> Feature.at(space.coordinates(), space.slug(), SpaceResponse.from(space))),
                    request);
        }
        return Response.ok(found.map(SpaceResponse::from), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{space}")
    @Operation(operationId = "getSpace", summary = "Read a place")
    @APIResponse(responseCode = "200", description = "The place", content = @Content(schema = @Schema(implementation = SpaceResponse.class)))
    public Response get(
            @PathParam("space") @Parameter(description = "Slug or id.", example = "taman-ayodya") String slugOrId) {
        return answer(spaces.get(slugOrId));
    }

    @GET
    @Path("/{space}/transit")
    @Operation(operationId = "listTransit", summary = "How to come without a car", description = """
            Stops within walking distance, the nearest first, rail before bus. Distances are estimated from coordinates.""")
    public TransitResponse transit(
            @PathParam("space") @Parameter(description = "Slug or id.", example = "asean-headquarters") String slugOrId,
            @QueryParam("within") @DefaultValue("1500") @Min(100) @Max(5000) @Parameter(description = "Metres on foot.") int within) {
        return TransitResponse.of(spaces.get(slugOrId), spaces.listTransitStops(), within);
    }

    @POST
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Idempotent
    @Operation(operationId = "registerSpace", summary = "Register a place", description = "Parks by the parks office, all others by the visit desk.")
    @APIResponse(responseCode = "201", description = "The place as registered", content = @Content(schema = @Schema(implementation = SpaceResponse.class)))
    public Response register(@NotNull @Valid SpaceRequest request) {
        Space space = service.register(request, false, caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/spaces/{slug}").build(space.slug())).header("ETag", space.tag())
                .entity(SpaceResponse.from(space)).build();
    }

    @PATCH
    @Path("/{space}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.VISIT_DESK, Roles.PARK_OFFICER })
    @Operation(operationId = "updateSpace", summary = "Change a place", description = "JSON Merge Patch (RFC 7396) on what was registered; the slug stays. Opening a place to the public is a change of `access`.")
    @APIResponse(responseCode = "200", description = "The place after the change", content = @Content(schema = @Schema(implementation = SpaceResponse.class)))
    public Response update(
            @PathParam("space") @Parameter(description = "Slug or id.", example = "asean-gallery") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = SpaceRequest.class))) JsonNode patch) {
        return answer(service.update(slugOrId, IfMatch.required(ifMatch), patch,
                caller.actingAs(Roles.VISIT_DESK, Roles.PARK_OFFICER)));
    }

    private static Response answer(Space space) {
        return Response.ok(SpaceResponse.from(space)).header("ETag", space.tag()).build();
    }
}
