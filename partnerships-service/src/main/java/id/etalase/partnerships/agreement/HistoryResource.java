package id.etalase.partnerships.agreement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.http.IfMatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.Roles;

@Path("/v1/agreements/{agreement}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "History and renewal", description = "What changed in an agreement, who changed it and why; what came before and after it.")
class HistoryResource {

    private static final String NAME = "Slug or id.";
    private static final String EXAMPLE = "paris-sister-city";

    private final AgreementRepository agreements;
    private final ReleaseRepository releases;
    private final AgreementService service;
    private final Caller caller;

    HistoryResource(AgreementRepository agreements, ReleaseRepository releases, AgreementService service, Caller caller) {
        this.agreements = agreements;
        this.releases = releases;
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("/history")
    @Operation(operationId = "listHistory", summary = "List the changes of an agreement", description = """
            One release for each change, the first one first; none is ever changed. A `corrected` release mends what the \
            register wrote wrongly, an `amended` one is an addendum of both sides. The public sees the releases from the \
            signing on.""")
    public Page<ReleaseResponse> history(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name,
            @Valid @BeanParam PageQuery page) {
        Audience reader = Audience.of(caller);
        return releases.page(agreements.get(name, reader), reader, page);
    }

    @GET
    @Path("/history/{number}")
    @Operation(operationId = "getRelease", summary = "Read an agreement as a release left it", description = "For citing: the answer never changes.")
    @APIResponse(responseCode = "200", description = "The agreement after that change", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response release(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name,
            @PathParam("number") @Parameter(description = "The number of the release.", example = "1") int number) {
        Audience reader = Audience.of(caller);
        return Response.ok(releases.replayed(agreements.get(name, reader), number, reader)).build();
    }

    @GET
    @Path("/links")
    @Operation(operationId = "listLinks", summary = "List what hangs together with an agreement", description = """
            Its renewals and its stepping stones (letter of intent, memorandum, implementing arrangement), in both directions \
            and over any number of steps.""")
    public LinkList links(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name) {
        Audience reader = Audience.of(caller);
        return LinkList.around(agreements.get(name, reader), agreements, reader);
    }

    @POST
    @Path("/corrections")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "correctAgreement", summary = "Mend what the register wrote wrongly", description = """
            For signed agreements; a typo, a wrong date. The revision stays, because what was agreed is as before.""")
    @APIResponse(responseCode = "200", description = "The agreement after the correction", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response correct(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid CorrectionRequest request) {
        return AgreementResource.answer(service.correct(name, IfMatch.required(ifMatch), request,
                caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    @POST
    @Path("/amendments")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "amendAgreement", summary = "Enter an addendum", description = """
            Both sides have signed a change of what they agreed; the addendum is named. It makes a new revision.""")
    @APIResponse(responseCode = "200", description = "The agreement after the amendment", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response amend(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AmendmentRequest request) {
        return AgreementResource.answer(service.amend(name, IfMatch.required(ifMatch), request,
                caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    @POST
    @Path("/renewals")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "renewAgreement", summary = "Propose a successor", description = """
            Takes over what the agreement says and starts in the stage `proposed`. Also for one that has run out. When both \
            sides have signed the successor, the agreement names it in `renewedBy`.""")
    @APIResponse(responseCode = "201", description = "The proposed successor", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response renew(@PathParam("agreement") @Parameter(description = NAME, example = EXAMPLE) String name,
            @NotNull @Valid RenewalRequest request) {
        TaggedAgreement successor = service.renew(name, request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/agreements/{slug}").build(successor.agreement().slug()))
                .header("ETag", successor.tag()).entity(successor.agreement()).build();
    }
}
