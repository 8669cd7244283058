package id.etalase.partnerships.document;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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

import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.Conditions;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.kept.Kept;

@Path("/v1/agreements/{agreement}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
class AgreementDocumentResource {

    private final DocumentService service;
    private final AgreementDirectory agreements;
    private final Caller caller;

    AgreementDocumentResource(DocumentService service, AgreementDirectory agreements, Caller caller) {
        this.service = service;
        this.agreements = agreements;
        this.caller = caller;
    }

    @GET
    @Path("/documents")
    @Operation(operationId = "listDocuments", summary = "List the documents of an agreement")
    public Page<DocumentResponse> list(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String name,
            @Valid @BeanParam PageQuery page) {
        Conditions conditions = new Conditions().add("k.owner = :owner", "owner", agreements.get(name, caller).id());
        if (!AgreementDirectory.seesEverything(caller)) {
            conditions.require("k.body ->> 'restricted' = 'false'");
        }
        return service.kind().page(conditions, page, name).map(DocumentResponse::from);
    }

    @POST
    @Path("/documents")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerDocument", summary = "Register a document", description = "With a link, or without one: then the file is uploaded to its `content` next.")
    @APIResponse(responseCode = "201", description = "The document", content = @Content(schema = @Schema(implementation = DocumentResponse.class)))
    public Response register(
            @PathParam("agreement") @Parameter(description = "Slug or id.", example = "paris-sister-city") String name,
            @NotNull @Valid DocumentRequest request) {
        Kept<DocumentBody> document = service.register(agreements.get(name, caller), request,
                caller.actingAs(Roles.COOPERATION_OFFICER));
        return DocumentResource.answer(Response.created(UriBuilder.fromPath("/v1/documents/{id}").build(document.id())),
                document);
    }
}
