package id.etalase.ascn.city;

import java.net.URI;
import java.util.List;
import java.util.UUID;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.ascn.Roles;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.FeatureCollection;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;

@Path("/v1/cities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cities", description = "The cities of the network, with their membership.")
class CityResource {

    private final CityRepository cities;
    private final CityService service;
    private final Maps maps;

    CityResource(CityRepository cities, CityService service, Maps maps) {
        this.cities = cities;
        this.service = service;
        this.maps = maps;
    }

    /** How a page of cities looks in the API document. */
    record CityPage(List<CityResponse> items, String next, Long total) {
    }

    /** The periods of one city. */
    record MembershipList(List<CityResponse.Period> items) {
    }

    /** The entries about the post of one city. */
    record OfficerList(List<CityResponse.Post> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "listCities", summary = "List cities", description = """
            By slug. With `asOf` only those that beyond doubt were members on that day: what is known to the year only counts \
            from its last day on, unless a source shows the city as a member before. CSV holds the whole list, whatever \
            `limit` and `cursor` say; GeoJSON does so too unless one of them is given, then it has links to the next page in \
            its body.""")
    @APIResponse(responseCode = "200", description = "The cities", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = CityPage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = ListFormat.GEOJSON_TYPE, schema = @Schema(implementation = FeatureCollection.class)) })
    public Response list(@Valid @BeanParam CityFilter filter, @Valid @BeanParam PageQuery page,
            @Valid @BeanParam FormatQuery format, @Context UriInfo request) {
        return switch (format.among(ListFormat.values())) {
            case JSON -> Response.ok(page(filter, page), MediaType.APPLICATION_JSON).build();
            case CSV -> CityTable.CITIES.answer("cities", query -> page(filter, query));
            case GEOJSON -> maps.answer(query -> cities.page(filter, query).map(CityFeatures::feature), page, request);
        };
    }

    private Page<CityResponse> page(CityFilter filter, PageQuery page) {
        return cities.page(filter, page).map(CityResponse::from);
    }

    @GET
    @Path("/{city}")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "getCity", summary = "Read a city")
    @APIResponse(responseCode = "200", description = "The city", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response get(@PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        City city = cities.get(slugOrId);
        return format.among(ListFormat.JSON, ListFormat.GEOJSON) == ListFormat.GEOJSON ? maps.answer(CityFeatures.feature(city))
                : new Tagged<>(CityResponse.from(city), city.tag()).ok();
    }

    @POST
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "registerCity", summary = "Register a city", description = "By the representative of its country.")
    @APIResponse(responseCode = "201", description = "The city as registered", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response register(@NotNull @Valid CityRequest request) {
        return created(service.register(request));
    }

    @PATCH
    @Path("/{city}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Operation(operationId = "updateCity", summary = "Change a city", description = """
            JSON Merge Patch (RFC 7396) on what was registered, by its own officer or its country's representative; slug and \
            country stay.""")
    @APIResponse(responseCode = "200", description = "The city after the change", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response update(@PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = CityRequest.class))) JsonNode patch) {
        return service.update(slugOrId, IfMatch.required(ifMatch), patch).ok();
    }

    @GET
    @Path("/{city}/memberships")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listMemberships", summary = "The periods in which a city belongs to the network")
    @APIResponse(responseCode = "200", description = "The periods", content = @Content(schema = @Schema(implementation = MembershipList.class)))
    public Response memberships(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        return CityTable.MEMBERSHIPS.answer("memberships", CityResponse.from(cities.get(slugOrId)).memberships(), format,
                MembershipList::new);
    }

    @POST
    @Path("/{city}/memberships")
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordMembership", summary = "Put a period of membership on record", description = """
            By the representative of its country. A period that overlaps another one is refused with 409.""")
    @APIResponse(responseCode = "201", description = "The city with the period", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response join(@PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @NotNull @Valid MembershipRequest request) {
        return created(service.join(slugOrId, request));
    }

    @PATCH
    @Path("/{city}/memberships/{membership}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Operation(operationId = "changeMembership", summary = "Change a period of membership, for example by its end", description = "With the tag of the city.")
    @APIResponse(responseCode = "200", description = "The city after the change", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response changeMembership(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @PathParam("membership") UUID membershipId, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = MembershipRequest.class))) JsonNode patch) {
        return service.changeMembership(slugOrId, membershipId, IfMatch.required(ifMatch), patch).ok();
    }

    @GET
    @Path("/{city}/officers")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listOfficers", summary = "The offices that held the post of Chief Smart City Officer")
    @APIResponse(responseCode = "200", description = "The offices", content = @Content(schema = @Schema(implementation = OfficerList.class)))
    public Response officers(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @Valid @BeanParam FormatQuery format) {
        return CityTable.OFFICERS.answer("officers", CityResponse.from(cities.get(slugOrId)).chiefSmartCityOfficers(), format,
                OfficerList::new);
    }

    @POST
    @Path("/{city}/officers")
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "recordOfficer", summary = "Put on record which office is Chief Smart City Officer", description = """
            An office, never a person; one at a time, an overlap is refused with 409.""")
    @APIResponse(responseCode = "201", description = "The city with the entry", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response appoint(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @NotNull @Valid PostRequest request) {
        return created(service.appoint(slugOrId, request));
    }

    @PATCH
    @Path("/{city}/officers/{officer}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Operation(operationId = "changeOfficer", summary = "Change an entry about the post, for example by its end", description = "With the tag of the city.")
    @APIResponse(responseCode = "200", description = "The city after the change", content = @Content(schema = @Schema(implementation = CityResponse.class)))
    public Response changeOfficer(
            @PathParam("city") @Parameter(description = "Slug or id.", example = "dki-jakarta") String slugOrId,
            @PathParam("officer") UUID officerId, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = PostRequest.class))) JsonNode patch) {
        return service.changePost(slugOrId, officerId, IfMatch.required(ifMatch), patch).ok();
    }

    private static Response created(Tagged<CityResponse> city) {
        URI location = UriBuilder.fromPath("/v1/cities/{slug}").build(city.body().slug());
        return city.created(location);
    }
}
