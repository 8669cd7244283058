package id.etalase.partnerships.partner;

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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.databind.JsonNode;

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

    private final PartnerRepository partners;
    private final PartnerService service;
    private final Caller caller;

    PartnerResource(PartnerRepository partners, PartnerService service, Caller caller) {
        this.partners = partners;
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "listPartners", summary = "List partners", description = "By slug. Spelling variants find a partner too.")
    public Page<PartnerResponse> list(@Valid @BeanParam PartnerFilter filter, @Valid @BeanParam PageQuery page) {
        return partners.page(filter, page).map(PartnerResponse::from);
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
