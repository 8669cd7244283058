package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.util.List;

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
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.Roles;

@Path("/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements", description = "What Jakarta agreed with its partners. The public sees agreements from the signing on; before, they are government business.")
class AgreementResource {

    private final AgreementRepository agreements;
    private final AgreementStateRepository states;
    private final AgreementExport export;
    private final LinkedData linkedData;
    private final AgreementService service;
    private final Caller caller;
    private final Clock clock;

    AgreementResource(AgreementRepository agreements, AgreementStateRepository states, AgreementExport export,
            LinkedData linkedData, AgreementService service, Caller caller,
            Clock clock) {
        this.agreements = agreements;
        this.states = states;
        this.export = export;
        this.linkedData = linkedData;
        this.clock = clock;
        this.service = service;
        this.caller = caller;
    }

    /** A page of agreements, for the API document. */
    record AgreementPage(List<AgreementResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @Operation(operationId = "listAgreements", summary = "List agreements", description = """
            Latest signing first; filters narrow the list together. Officers, ministries and auditors also see what is not \
            signed yet. As a table (CSV) or for maps (GeoJSON) the whole list comes at once.""")
    @APIResponse(responseCode = "200", description = "A page of agreements", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = AgreementPage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE), @Content(mediaType = ListFormat.GEOJSON_TYPE) })
    public Response list(@Valid @BeanParam AgreementFilter filter, @Valid @BeanParam PageQuery page,
            @BeanParam FormatQuery format, @Context UriInfo request) {
        return export.answer(filter, Audience.of(caller), page, format, request);
    }

    @GET
    @Path("/{agreement}")
    @Produces({ MediaType.APPLICATION_JSON, LinkedData.TYPE })
    @Operation(operationId = "getAgreement", summary = "Read an agreement", description = "As it is, or as it stood at some time. For the time since the register keeps it, `asOf` tells what the register said then; for the time before, what its dates tell.")
    @APIResponse(responseCode = "200", description = "The agreement", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response get(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId,
            @QueryParam("asOf") @Parameter(description = "As it stood at this time: a day (its end, in Jakarta) or an instant.", example = "2024-12-31") String asOf,
            @HeaderParam("If-None-Match") String ifNoneMatch, @HeaderParam("Accept") @Parameter(hidden = true) String accept) {
        if (asOf != null) {
            AgreementResponse past = states.get(slugOrId, AsOf.parse(asOf, clock), Audience.of(caller));
            return Response.ok(past, MediaType.APPLICATION_JSON).build();
        }
        TaggedAgreement current = TaggedAgreement.of(agreements.get(slugOrId, Audience.of(caller)));
        if (accept != null && accept.startsWith(LinkedData.TYPE)) {
            return linkedData.answer(current);
        }
        if (current.tag().matches(ifNoneMatch)) {
            return Response.notModified().header("ETag", current.tag()).build();
        }
        return answer(current);
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerAgreement", summary = "Register a proposed agreement", description = """
            It starts in the stage `proposed`, revision 1, and is not public before it is signed.""")
    @APIResponse(responseCode = "201", description = "The agreement as registered", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response register(@NotNull @Valid AgreementRequest request) {
        TaggedAgreement registered = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/agreements/{slug}").build(registered.agreement().slug()))
                .header("ETag", registered.tag()).entity(registered.agreement()).build();
    }

    @PATCH
    @Path("/{agreement}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateAgreement", summary = "Change an agreement", description = """
            JSON Merge Patch (RFC 7396) on what was registered. A change of what council and ministries approve (title, kind, \
            instrument, partners, sectors, pillar, direction, burden, term) makes a new revision and voids the approvals of the \
            earlier one; once both sides have signed it is refused. Office, roadmap goal, tags, note and provenance can be \
            changed at any time.""")
    @APIResponse(responseCode = "200", description = "The agreement after the change", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response update(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = AgreementRequest.class))) JsonNode patch) {
        return answer(service.update(slugOrId, IfMatch.required(ifMatch), patch, caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    static Response answer(TaggedAgreement tagged) {
        return Response.ok(tagged.agreement(), MediaType.APPLICATION_JSON).header("ETag", tagged.tag()).build();
    }
}
