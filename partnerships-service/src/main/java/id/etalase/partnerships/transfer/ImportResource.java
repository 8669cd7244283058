package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.partnerships.Roles;

@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Import and export", description = "Tables of agreements that come in, and lists that go out.")
class ImportResource {

    private final ImportService imports;
    private final Caller caller;

    ImportResource(ImportService imports, Caller caller) {
        this.imports = imports;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "uploadImport", summary = "Upload a table of agreements", description = """
            CSV in UTF-8 with a comma and one header row; at most 25 MiB. Columns: slug, title_id, title_en, kind, instrument, \
            stage, partners, sectors, challenges, benefits, pillar, direction, responsible_office, roadmap_goal, signed_on, \
            starts_on, ends_on, notice_on, renewal, evidenced_on, note_id, note_en, certainty, source; `;` parts lists. It is a \
            dry run: the table is checked in the background and nothing is entered before it is applied.""")
    @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "202", description = "The import, being checked", content = @Content(schema = @Schema(implementation = ImportJob.class)))
    public Response upload(@NotNull ReceivedTable table) throws IOException {
        CsvUpload.check(table.file());
        ImportJob job = imports.create(table, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.accepted(job).location(UriBuilder.fromPath("/v1/imports/{id}").build(job.id())).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({ Roles.COOPERATION_OFFICER, Roles.AUDITOR, Roles.ADMINISTRATOR })
    @Operation(operationId = "getImport", summary = "Read how far an import is, and what is wrong with its table")
    public ImportJob get(@PathParam("id") @Parameter(description = "Id of the import.") UUID id) {
        return imports.get(id);
    }

    @POST
    @Path("/{id}/application")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "applyImport", summary = "Enter the agreements of a checked table", description = "All of them or none, in the background.")
    @APIResponse(responseCode = "202", description = "The import, being applied", content = @Content(schema = @Schema(implementation = ImportJob.class)))
    public Response apply(@PathParam("id") @Parameter(description = "Id of the import.") UUID id) {
        return Response.accepted(imports.claim(id, caller.actingAs(Roles.COOPERATION_OFFICER))).build();
    }
}
