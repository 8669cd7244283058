package id.etalase.partnerships.agreement;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import id.etalase.partnerships.Roles;

@Path("/v1/agreements/{agreement}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stages and approvals", description = "How an agreement moves through the stages of the law.")
class TransitionResource {

    private final AgreementRepository agreements;
    private final TransitionService service;
    private final Caller caller;

    TransitionResource(AgreementRepository agreements, TransitionService service, Caller caller) {
        this.agreements = agreements;
        this.service = service;
        this.caller = caller;
    }

    /** The steps an agreement took, the first one first. */
    record StepList(List<StepResponse> items) {
    }

    /** The decisions on file, the first one first. */
    record ApprovalList(List<ApprovalResponse> items) {
    }

    @GET
    @Path("/transitions")
    @Operation(operationId = "listTransitions", summary = "Where an agreement may go now", description = """
            The steps that its kind knows from its present stage: who may take each, what the request must say, and what is \
            still missing on file.""")
    public TransitionList transitions(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId) {
        return service.list(agreements.get(slugOrId, Audience.of(caller)), caller);
    }

    @POST
    @Path("/transitions")
    @RolesAllowed({ Roles.COOPERATION_OFFICER, Roles.HOME_AFFAIRS, Roles.FOREIGN_AFFAIRS })
    @Idempotent
    @Operation(operationId = "takeTransition", summary = "Move an agreement to another stage", description = """
            Each step belongs to certain roles (403 for others). When something is not on file the answer is 409 with the list \
            `missing`. `If-Match` is optional here and honoured when sent.""")
    @APIResponse(responseCode = "200", description = "The agreement in its new stage", content = @Content(schema = @Schema(implementation = AgreementResponse.class)))
    public Response take(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId,
            @HeaderParam("If-Match") String ifMatch, @NotNull @Valid TransitionRequest request) {
        IfMatch condition = ifMatch == null ? null : IfMatch.required(ifMatch);
        return AgreementResource.answer(service.take(slugOrId, condition, request, caller));
    }

    @GET
    @Path("/steps")
    @RolesAllowed({ Roles.COOPERATION_OFFICER, Roles.HOME_AFFAIRS, Roles.FOREIGN_AFFAIRS, Roles.AUDITOR, Roles.ADMINISTRATOR })
    @Operation(operationId = "listSteps", summary = "The steps that an agreement took", description = "With reasons and documents, for the offices that handle it.")
    public StepList steps(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId) {
        return new StepList(
                agreements.get(slugOrId, Audience.of(caller)).steps().stream().map(StepResponse::from).toList());
    }

    @GET
    @Path("/approvals")
    @Operation(operationId = "listApprovals", summary = "The decisions of council and ministries on file")
    public ApprovalList approvals(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId) {
        return new ApprovalList(
                agreements.get(slugOrId, Audience.of(caller)).approvals().stream().map(ApprovalResponse::from).toList());
    }

    @POST
    @Path("/approvals")
    @RolesAllowed({ Roles.COOPERATION_OFFICER, Roles.HOME_AFFAIRS, Roles.FOREIGN_AFFAIRS })
    @Idempotent
    @Operation(operationId = "recordApproval", summary = "Put the decision of an authority on file", description = """
            A ministry's decision comes only from that ministry's role; that of the council is put on file by the cooperation \
            bureau. It names the revision that was examined; another one is refused with 409.""")
    @APIResponse(responseCode = "201", description = "The decision on file", content = @Content(schema = @Schema(implementation = ApprovalResponse.class)))
    public Response record(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String slugOrId,
            @NotNull @Valid ApprovalRequest request) {
        Approval approval = service.record(slugOrId, request, caller);
        return Response.created(UriBuilder.fromPath("/v1/agreements/{agreement}/approvals").build(slugOrId))
                .entity(ApprovalResponse.from(approval)).build();
    }
}
