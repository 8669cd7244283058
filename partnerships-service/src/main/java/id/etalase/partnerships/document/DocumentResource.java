package id.etalase.partnerships.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Caller;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.kept.Kept;

@Path("/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents", description = "The documents of agreements. Before both sides have signed only the government reads them.")
class DocumentResource {

    private static final String ID = "Id of the document.";

    private final DocumentService service;
    private final DocumentStore store;
    private final Caller caller;

    DocumentResource(DocumentService service, DocumentStore store, Caller caller) {
        this.service = service;
        this.store = store;
        this.caller = caller;
    }

    @GET
    @Path("/{document}")
    @Operation(operationId = "getDocument", summary = "Read what a document is")
    @APIResponse(responseCode = "200", description = "The document", content = @Content(schema = @Schema(implementation = DocumentResponse.class)))
    public Response get(@PathParam("document") @Parameter(description = ID) String id) {
        return answer(Response.ok(), visible(id));
    }

    @PUT
    @Path("/{document}/content")
    @Consumes({ "application/pdf", "image/png", "image/jpeg", MediaType.APPLICATION_OCTET_STREAM })
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "uploadDocument", summary = "Upload the file of a document", description = """
            A PDF, PNG or JPEG of at most 25 MiB; what it is is told by its content. It can be uploaded once: another text is \
            another document.""")
    @RequestBody(content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", description = "The document", content = @Content(schema = @Schema(implementation = DocumentResponse.class)))
    public Response upload(@PathParam("document") @Parameter(description = ID) String id,
            @HeaderParam("If-Match") String ifMatch,
            @HeaderParam("Content-Type") @Parameter(hidden = true) String contentType, @NotNull InputStream body)
            throws IOException {
        IfMatch condition = IfMatch.required(ifMatch);
        MediaType declared = MediaType.valueOf(contentType);
        try (ReceivedFile file = ReceivedFile.receive(body, declared.getType() + "/" + declared.getSubtype())) {
            return answer(Response.ok(), service.store(id, condition, file, caller.actingAs(Roles.COOPERATION_OFFICER)));
        }
    }

    @GET
    @Path("/{document}/content")
    @Produces(MediaType.WILDCARD)
    @Operation(operationId = "downloadDocument", summary = "Read the file of a document", description = "Parts of it by `Range`. Its tag is the SHA-256 of its bytes.")
    @APIResponse(responseCode = "200", description = "The file", content = @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "206", description = "A part of the file")
    public Response download(@PathParam("document") @Parameter(description = ID) String id,
            @HeaderParam("Range") String range, @HeaderParam("If-Range") String ifRange,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        Kept<DocumentBody> document = visible(id);
        DocumentBody.StoredFile file = document.body().file();
        if (file == null) {
            throw new NotFound("document-without-file", Map.of("document", id));
        }
        String tag = '"' + file.sha256() + '"';
        if (ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(tag))) {
            return Response.notModified().header("ETag", tag).build();
        }
        try {
            Optional<ByteRange> part = ifRange == null || ifRange.strip().equals(tag) ? ByteRange.parse(range, file.size())
                    : Optional.empty();
            ByteRange bytes = part.orElse(new ByteRange(0, file.size() - 1));
            String key = ReceivedFile.keyOf(file.sha256());
            Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200);
            part.ifPresent(one -> answer.header("Content-Range",
                    "bytes " + one.first() + "-" + one.last() + "/" + file.size()));
            InputStream content = store.read(key, bytes.first(), bytes.last());
            StreamingOutput body = out -> {
                try (content) {
                    content.transferTo(out);
                }
            };
            return answer.entity(body).type(file.mediaType()).header("ETag", tag).header("Accept-Ranges", "bytes")
                    .header("Content-Length", bytes.last() - bytes.first() + 1)
                    .header("Content-Disposition", "attachment; filename=\"" + document.body().fileName() + "\"")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .header("Cache-Control", isPublic(document) ? "public, max-age=3600" : "private, no-store").build();
        } catch (ByteRange.Unsatisfiable e) {
            throw new RequestProblem("range-not-satisfiable", Map.of("size", file.size()), List.of());
        } catch (IOException e) {
            throw new RequestProblem("document-store-away");
        }
    }

    private boolean isPublic(Kept<DocumentBody> document) {
        return !service.isHidden(document, false);
    }

    private Kept<DocumentBody> visible(String id) {
        Kept<DocumentBody> document = service.kind().get(id);
        if (service.isHidden(document, AgreementDirectory.seesEverything(caller))) {
            throw new NotFound("not-kept", Map.of("kind", DocumentService.KIND, "name", id));
        }
        return document;
    }

    static Response answer(Response.ResponseBuilder answer, Kept<DocumentBody> document) {
        return answer.header("ETag", document.tag()).entity(DocumentResponse.from(document)).build();
    }
}
