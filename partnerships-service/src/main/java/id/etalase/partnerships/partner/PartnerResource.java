package id.etalase.partnerships.partner;

import java.util.List;
import java.util.function.Function;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.Roles;

@Path("/v1/partners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "With whom Jakarta cooperates.")
class PartnerResource {

    private static final CsvTable<PartnerResponse> TABLE = new CsvTable<PartnerResponse>()
            .column("slug", PartnerResponse::slug).column("type", PartnerResponse::type)
            .column("name_id", one -> one.name().id()).column("name_en", one -> one.name().en())
            .column("variants", PartnerResponse::variants).column("country", PartnerResponse::country)
            .column("lat", one -> one.coordinates() == null ? null : one.coordinates().latitude())
            .column("lon", one -> one.coordinates() == null ? null : one.coordinates().longitude())
            .column("certainty", one -> one.provenance() == null ? null : one.provenance().certainty())
            .column("source", one -> one.provenance() == null ? null : one.provenance().source());

    private final PartnerRepository partners;
    private final Maps maps;
    private final PartnerService service;
    private final Caller caller;

    PartnerResource(PartnerRepository partners, Maps maps, PartnerService service, Caller caller) {
        this.partners = partners;
        this.maps = maps;
        this.service = service;
        this.caller = caller;
    }

    /** A page of partners, for the API document. */
    record PartnerPage(List<PartnerResponse> items, String next, Long total) {
    }

    @GET
    @Operation(operationId = "listPartners", summary = "List partners", description = "By slug. Spelling variants find a partner too.")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @APIResponse(responseCode = "200", description = "A page of partners", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = PartnerPage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE), @Content(mediaType = ListFormat.GEOJSON_TYPE) })
    public Response list(@Valid @BeanParam PartnerFilter filter, @Valid @BeanParam PageQuery page,
            @BeanParam FormatQuery format, @Context UriInfo request) {
        Function<PageQuery, Page<PartnerResponse>> list = query -> partners.export(filter, query);
        return switch (format.among(ListFormat.JSON, ListFormat.CSV, ListFormat.GEOJSON)) {
            case JSON -> Response.ok(list.apply(page), MediaType.APPLICATION_JSON).build();
            case CSV -> TABLE.answer("partners", list);
            case GEOJSON -> maps.answer(
                    query -> list.apply(query).map(one -> Feature.at(one.coordinates(), one.slug(), one)), page, request);
        };
    }

    @GET
    @Path("/{partner}")
    @Operation(operationId = "getPartner", summary = "Read a partner")
    @APIResponse(responseCode = "200", description = "The partner", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    public Response get(
            @PathParam("partner") @Parameter(description = "Slug or id.", example = "paris") String slugOrId,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        return answer(partners.get(slugOrId), ifNoneMatch);
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerPartner", summary = "Register a partner")
    @APIResponse(responseCode = "201", description = "The partner as registered", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    public Response register(@NotNull @Valid PartnerRequest request) {
        Partner partner = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/partners/{slug}").build(partner.slug()))
                .header("ETag", partner.tag()).entity(PartnerResponse.from(partner)).build();
    }

    @PATCH
    @Path("/{partner}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updatePartner", summary = "Change a partner", description = "JSON Merge Patch (RFC 7396) on what was registered; the slug stays.")
    @APIResponse(responseCode = "200", description = "The partner after the change", content = @Content(schema = @Schema(implementation = PartnerResponse.class)))
    public Response update(@PathParam("partner") @Parameter(description = "Slug or id.", example = "paris") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = PartnerRequest.class))) JsonNode patch) {
        Partner partner = service.update(slugOrId, IfMatch.required(ifMatch), patch,
                caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(partner, null);
    }

    private static Response answer(Partner partner, String ifNoneMatch) {
        EntityTag tag = partner.tag();
        if (tag.matches(ifNoneMatch)) {
            return Response.notModified().header("ETag", tag).build();
        }
        return Response.ok(PartnerResponse.from(partner)).header("ETag", tag).build();
    }
}
