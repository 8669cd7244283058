package id.etalase.ascn.practice;

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

import id.etalase.ascn.Roles;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.text.Note;

@Path("/v1/practices")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Practices", description = "Lessons: what a city did, with which result, which office tells more, and who took it over.")
class PracticeResource {

    private static final CsvTable<PracticeResponse> TABLE = new CsvTable<PracticeResponse>()
            .column("slug", PracticeResponse::slug).column("titleId", of(PracticeResponse::title, Note::id))
            .column("titleEn", of(PracticeResponse::title, Note::en)).column("whatId", of(PracticeResponse::what, Note::id))
            .column("whatEn", of(PracticeResponse::what, Note::en)).column("city", practice -> practice.city().slug())
            .column("project", PracticeResponse::project).column("resultId", of(PracticeResponse::result, Note::id))
            .column("resultEn", of(PracticeResponse::result, Note::en))
            .column("contactOffice", PracticeResponse::contactOffice).column("focusArea", PracticeResponse::focusArea)
            .column("topics", PracticeResponse::topics).column("challenges", PracticeResponse::challenges)
            .column("adoptedBy", practice -> practice.adoptions().stream().map(PracticeResponse.AdoptedBy::city).toList())
            .column("certainty", practice -> practice.provenance() == null ? null : practice.provenance().certainty())
            .column("source", practice -> practice.provenance() == null ? null : practice.provenance().source());

    private final PracticeRepository practices;
    private final PracticeService service;

    PracticeResource(PracticeRepository practices, PracticeService service) {
        this.practices = practices;
        this.service = service;
    }

    /** How a page of practices looks in the API document. */
    record PracticePage(List<PracticeResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listPractices", summary = "List practices", description = "By slug; words are looked for in both languages.")
    @APIResponse(responseCode = "200", description = "The practices", content = @Content(schema = @Schema(implementation = PracticePage.class)))
    public Response list(@Valid @BeanParam PracticeFilter filter, @Valid @BeanParam PageQuery page,
            @Valid @BeanParam FormatQuery format) {
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("practices", query -> practices.page(filter, query).map(PracticeResponse::from))
                : Response.ok(practices.page(filter, page).map(PracticeResponse::from), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{practice}")
    @Operation(operationId = "getPractice", summary = "Read a practice")
    @APIResponse(responseCode = "200", description = "The practice", content = @Content(schema = @Schema(implementation = PracticeResponse.class)))
    public Response get(
            @PathParam("practice") @Parameter(description = "Slug or id.", example = "home-care") String slugOrId) {
        Practice practice = practices.get(slugOrId);
        return new Tagged<>(PracticeResponse.from(practice), practice.tag()).ok();
    }

    @POST
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "registerPractice", summary = "Register a practice", description = "By the officer of the city that did it, or its country's representative.")
    @APIResponse(responseCode = "201", description = "The practice as registered", content = @Content(schema = @Schema(implementation = PracticeResponse.class)))
    public Response register(@NotNull @Valid PracticeRequest request) {
        return created(service.register(request));
    }

    @PATCH
    @Path("/{practice}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Operation(operationId = "updatePractice", summary = "Change a practice", description = "JSON Merge Patch (RFC 7396); slug and city stay.")
    @APIResponse(responseCode = "200", description = "The practice after the change", content = @Content(schema = @Schema(implementation = PracticeResponse.class)))
    public Response update(
            @PathParam("practice") @Parameter(description = "Slug or id.", example = "home-care") String slugOrId,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = PracticeRequest.class))) JsonNode patch) {
        return service.update(slugOrId, IfMatch.required(ifMatch), patch).ok();
    }

    @POST
    @Path("/{practice}/adoptions")
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "adoptPractice", summary = "Put on record that a city took a practice over", description = "By the officer of the city that took it over, or its country's representative.")
    @APIResponse(responseCode = "201", description = "The practice with the adoption", content = @Content(schema = @Schema(implementation = PracticeResponse.class)))
    public Response adopt(@PathParam("practice") @Parameter(description = "Slug or id.", example = "home-care") String slugOrId,
            @NotNull @Valid AdoptionRequest request) {
        return created(service.adopt(slugOrId, request));
    }

    private static Response created(Tagged<PracticeResponse> practice) {
        return practice.created(UriBuilder.fromPath("/v1/practices/{slug}").build(practice.body().slug()));
    }

    private static Function<PracticeResponse, Object> of(Function<PracticeResponse, Note> text,
            Function<Note, Object> language) {
        return practice -> text.apply(practice) == null ? null : language.apply(text.apply(practice));
    }
}
