package id.etalase.partnerships.statistics;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import id.etalase.partnerships.statistics.ClaimRequest.Figure;

@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures", description = "What the register counts, beside what others say.")
class ClaimResource {

    private final Claims claims;
    private final ClaimService service;
    private final Caller caller;

    ClaimResource(Claims claims, ClaimService service, Caller caller) {
        this.claims = claims;
        this.service = service;
        this.caller = caller;
    }

    /** Figures with their claims. */
    record FigureList(List<FigureResponse> items) {
    }

    @GET
    @Operation(operationId = "listClaims", summary = "List what others say", description = "By figure and day, each beside what the register counts.")
    public FigureList list(@QueryParam("figure") Figure figure,
            @QueryParam("year") @Min(1900) @Max(2199) @Parameter(description = "The year that the figures are about.", example = "2024") Integer year) {
        return new FigureList(claims.figures(Optional.ofNullable(figure), Optional.ofNullable(year)));
    }

    @GET
    @Path("/{claim}")
    @Operation(operationId = "getClaim", summary = "Read a claim")
    @APIResponse(responseCode = "200", description = "The claim", content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response get(@PathParam("claim") @Parameter(description = "Slug or id.", example = "agreements-2024") String name) {
        return answer(Response.ok(), claims.kind().get(name));
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerClaim", summary = "Put on record what somebody said")
    @APIResponse(responseCode = "201", description = "The claim", content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response register(@NotNull @Valid ClaimRequest request) {
        Kept<ClaimRequest> claim = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(Response.created(UriBuilder.fromPath("/v1/claims/{slug}").build(claim.slug())), claim);
    }

    @PATCH
    @Path("/{claim}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateClaim", summary = "Change a claim", description = "JSON Merge Patch (RFC 7396). Of one figure on one day only one claim is used.")
    @APIResponse(responseCode = "200", description = "The claim", content = @Content(schema = @Schema(implementation = ClaimResponse.class)))
    public Response update(@PathParam("claim") @Parameter(description = "Slug or id.", example = "agreements-2024") String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ClaimRequest.class))) JsonNode patch) {
        return answer(Response.ok(),
                service.update(name, IfMatch.required(ifMatch), patch, caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    private static Response answer(Response.ResponseBuilder answer, Kept<ClaimRequest> claim) {
        return answer.header("ETag", claim.tag()).entity(ClaimResponse.from(claim)).build();
    }
}
