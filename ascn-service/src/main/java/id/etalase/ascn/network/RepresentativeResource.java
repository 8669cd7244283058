package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.Page;

@Path("/v1/national-representatives")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "National representatives", description = "The national bodies that represent the countries in the network; offices, never persons.")
class RepresentativeResource {

    private static final CsvTable<RepresentativeResponse> TABLE = new CsvTable<RepresentativeResponse>()
            .column("country", RepresentativeResponse::country).column("bodyId", entry -> entry.body().id())
            .column("bodyEn", entry -> entry.body().en()).column("since", RepresentativeResponse::since)
            .column("until", RepresentativeResponse::until).column("evidencedOn", RepresentativeResponse::evidencedOn)
            .column("certainty", entry -> entry.provenance() == null ? null : entry.provenance().certainty())
            .column("source", entry -> entry.provenance() == null ? null : entry.provenance().source());

    private final RepresentativeRepository representatives;
    private final NetworkService service;
    private final MemberStates states;

    RepresentativeResource(RepresentativeRepository representatives, NetworkService service, MemberStates states) {
        this.representatives = representatives;
        this.service = service;
        this.states = states;
    }

    /** The representatives, all of them: they are few. */
    record RepresentativeList(List<RepresentativeResponse> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listNationalRepresentatives", summary = "List the national representatives", description = """
            With `asOf` those that beyond doubt held the office on that day: since a day that a source tells, or from the \
            first day on which a source shows them in it.""")
    @APIResponse(responseCode = "200", description = "The representatives", content = @Content(schema = @Schema(implementation = RepresentativeList.class)))
    public Response list(
            @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String country,
            @QueryParam("asOf") @Parameter(description = "A day; all periods when absent.", example = "2022-08-31") LocalDate asOf,
            @Valid @BeanParam FormatQuery format) {
        List<RepresentativeResponse> items = representatives.list(country, asOf).stream()
                .map(entry -> RepresentativeResponse.of(entry, states)).toList();
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("national-representatives", query -> new Page<>(items, null, null))
                : Response.ok(new RepresentativeList(items), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{representative}")
    @Operation(operationId = "getNationalRepresentative", summary = "Read a national representative")
    @APIResponse(responseCode = "200", description = "The representative", content = @Content(schema = @Schema(implementation = RepresentativeResponse.class)))
    public Response get(@PathParam("representative") UUID id) {
        NationalRepresentative entry = representatives.get(id);
        return new Tagged<>(RepresentativeResponse.of(entry, states), entry.tag()).ok();
    }

    @POST
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordNationalRepresentative", summary = "Put a national representative on record", description = """
            For the own country only. One body at a time: a period that overlaps another is refused with 409.""")
    @APIResponse(responseCode = "201", description = "The representative as recorded", content = @Content(schema = @Schema(implementation = RepresentativeResponse.class)))
    public Response record(@NotNull @Valid RepresentativeRequest request) {
        Tagged<RepresentativeResponse> entry = service.represent(request);
        return entry.created(UriBuilder.fromPath("/v1/national-representatives/{id}").build(entry.body().id()));
    }

    @PATCH
    @Path("/{representative}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Operation(operationId = "updateNationalRepresentative", summary = "Change an entry, for example by its end")
    @APIResponse(responseCode = "200", description = "The representative after the change", content = @Content(schema = @Schema(implementation = RepresentativeResponse.class)))
    public Response update(@PathParam("representative") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = RepresentativeRequest.class))) JsonNode patch) {
        return service.update(id, IfMatch.required(ifMatch), patch).ok();
    }
}
