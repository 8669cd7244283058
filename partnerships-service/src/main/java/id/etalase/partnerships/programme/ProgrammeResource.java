package id.etalase.partnerships.programme;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.Roles;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.kept.Kept;

@Path("/v1/programmes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes", description = "What is done under agreements, what it reaches and what comes of it.")
class ProgrammeResource {

    private static final String NAME = "Slug or id.";
    private static final String EXAMPLE = "students-hiroshima";

    private static final CsvTable<ProgrammeResponse> TABLE = new CsvTable<ProgrammeResponse>()
            .column("slug", one -> one.content().slug()).column("agreement", one -> one.content().agreement())
            .column("title_id", one -> one.content().title().id()).column("title_en", one -> one.content().title().en())
            .column("host", one -> one.content().host()).column("direction", one -> one.content().direction())
            .column("status", one -> one.content().status()).column("starts_on", one -> one.content().startsOn())
            .column("ends_on", one -> one.content().endsOn()).column("offices", one -> one.content().offices())
            .column("benefits", one -> one.content().benefits())
            .column("targets", one -> one.content().targets().stream().map(
                    target -> target.code() + "=" + (target.planned() == null ? "" : target.planned()) + " " + target.unit())
                    .toList());

    private final ProgrammeRepository programmes;
    private final ProgrammeService service;
    private final AgreementDirectory agreements;
    private final Caller caller;

    ProgrammeResource(ProgrammeRepository programmes, ProgrammeService service, AgreementDirectory agreements, Caller caller) {
        this.programmes = programmes;
        this.service = service;
        this.agreements = agreements;
        this.caller = caller;
    }

    /** A page of programmes, for the API document. */
    record ProgrammePage(List<ProgrammeResponse> items, String next, Long total) {
    }

    /** Reached against planned, with the entries that say so. */
    @Schema(description = "Reached against planned, with the entries that say so, by their days.")
    record ProgressReport(String programme, List<TargetProgress> targets, List<ProgressEntry> entries) {
    }

    @GET
    @Operation(operationId = "listProgrammes", summary = "List programmes", description = "By slug. The public sees those of signed agreements.")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @APIResponse(responseCode = "200", description = "A page of programmes", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = ProgrammePage.class)),
            @Content(mediaType = ListFormat.CSV_TYPE) })
    public Response list(@Valid @BeanParam ProgrammeFilter filter, @Valid @BeanParam PageQuery page,
            @BeanParam FormatQuery format) {
        boolean everything = AgreementDirectory.seesEverything(caller);
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("programmes",
                        query -> programmes.page(filter, everything, query).map(ProgrammeResponse::from))
                : Response.ok(programmes.page(filter, everything, page).map(ProgrammeResponse::from),
                        MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{programme}")
    @Operation(operationId = "getProgramme", summary = "Read a programme")
    @APIResponse(responseCode = "200", description = "The programme", content = @Content(schema = @Schema(implementation = ProgrammeResponse.class)))
    public Response get(@PathParam("programme") @Parameter(description = NAME, example = EXAMPLE) String name,
            @HeaderParam("If-None-Match") String ifNoneMatch) {
        Kept<ProgrammeRequest> programme = visible(name);
        return programme.tag().matches(ifNoneMatch) ? Response.notModified().header("ETag", programme.tag()).build()
                : answer(Response.ok(), programme);
    }

    @POST
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "registerProgramme", summary = "Register a programme")
    @APIResponse(responseCode = "201", description = "The programme as registered", content = @Content(schema = @Schema(implementation = ProgrammeResponse.class)))
    public Response register(@NotNull @Valid ProgrammeRequest request) {
        Kept<ProgrammeRequest> programme = service.register(request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return answer(Response.created(UriBuilder.fromPath("/v1/programmes/{slug}").build(programme.slug())), programme);
    }

    @PATCH
    @Path("/{programme}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Operation(operationId = "updateProgramme", summary = "Change a programme", description = "JSON Merge Patch (RFC 7396); lists are replaced as a whole. A target of which something was reported stays.")
    @APIResponse(responseCode = "200", description = "The programme after the change", content = @Content(schema = @Schema(implementation = ProgrammeResponse.class)))
    public Response update(@PathParam("programme") @Parameter(description = NAME, example = EXAMPLE) String name,
            @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ProgrammeRequest.class))) JsonNode patch) {
        return answer(Response.ok(), service.update(name, IfMatch.required(ifMatch), patch,
                caller.actingAs(Roles.COOPERATION_OFFICER)));
    }

    @GET
    @Path("/{programme}/progress")
    @Operation(operationId = "getProgress", summary = "Read what a programme has reached", description = """
            Each target with what was planned and what the entries add up to, year by year where it comes again each year. \
            Entries that were replaced are listed but do not count.""")
    public ProgressReport progress(@PathParam("programme") @Parameter(description = NAME, example = EXAMPLE) String name) {
        Kept<ProgrammeRequest> programme = visible(name);
        List<ProgressEntry> entries = programmes.entries(programme.id());
        Set<UUID> replaced = entries.stream().map(ProgressEntry::replaces).filter(Objects::nonNull).collect(Collectors.toSet());
        List<TargetProgress> targets = programme.body().targets().stream().map(target -> target.progress(entries.stream()
                .filter(entry -> entry.target().equals(target.code()) && !replaced.contains(entry.id())).toList())).toList();
        return new ProgressReport(programme.slug(), targets, entries);
    }

    @POST
    @Path("/{programme}/progress")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "reportProgress", summary = "Report what a programme has reached")
    @APIResponse(responseCode = "201", description = "The entry", content = @Content(schema = @Schema(implementation = ProgressEntry.class)))
    public Response report(@PathParam("programme") @Parameter(description = NAME, example = EXAMPLE) String name,
            @NotNull @Valid ProgressRequest request) {
        ProgressEntry entry = service.report(name, request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/programmes/{name}/progress").build(name)).entity(entry).build();
    }

    @POST
    @Path("/{programme}/outcomes")
    @RolesAllowed(Roles.COOPERATION_OFFICER)
    @Idempotent
    @Operation(operationId = "recordOutcome", summary = "Put on record what came of a programme")
    @APIResponse(responseCode = "201", description = "The outcome", content = @Content(schema = @Schema(implementation = OutcomeResponse.class)))
    public Response record(@PathParam("programme") @Parameter(description = NAME, example = EXAMPLE) String name,
            @NotNull @Valid OutcomeRequest request) {
        OutcomeResponse outcome = service.record(name, request, caller.actingAs(Roles.COOPERATION_OFFICER));
        return Response.created(UriBuilder.fromPath("/v1/outcomes").build()).entity(outcome).build();
    }

    private Kept<ProgrammeRequest> visible(String name) {
        Kept<ProgrammeRequest> programme = programmes.kind().get(name);
        agreements.check(programme.owner(), caller, ProgrammeRepository.KIND, name);
        return programme;
    }

    private static Response answer(Response.ResponseBuilder answer, Kept<ProgrammeRequest> programme) {
        return answer.header("ETag", programme.tag()).entity(ProgrammeResponse.from(programme)).build();
    }
}
