package id.etalase.ascn.indicator;

import java.util.List;
import java.util.UUID;

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

@Path("/v1/observations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Observations", description = "Values of cities and projects, each with its period, its method, its source, and who has examined it.")
class ObservationResource {

    private static final CsvTable<ObservationResponse> TABLE = new CsvTable<ObservationResponse>()
            .column("id", ObservationResponse::id).column("indicator", ObservationResponse::indicator)
            .column("method", ObservationResponse::method).column("city", ObservationResponse::city)
            .column("project", ObservationResponse::project).column("period", ObservationResponse::period)
            .column("value", ObservationResponse::value).column("unit", ObservationResponse::unit)
            .column("notAvailable", ObservationResponse::notAvailable).column("scope", ObservationResponse::scope)
            .column("verification", ObservationResponse::verification)
            .column("certainty", value -> value.provenance() == null ? null : value.provenance().certainty())
            .column("source", value -> value.provenance() == null ? null : value.provenance().source());

    private final ObservationRepository observations;
    private final ObservationService service;

    ObservationResource(ObservationRepository observations, ObservationService service) {
        this.observations = observations;
        this.service = service;
    }

    /** How a page of observations looks in the API document. */
    record ObservationPage(List<ObservationResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listObservations", summary = "List observations", description = "The earliest period first.")
    @APIResponse(responseCode = "200", description = "The observations", content = @Content(schema = @Schema(implementation = ObservationPage.class)))
    public Response list(@Valid @BeanParam ObservationFilter filter, @Valid @BeanParam PageQuery page,
            @Valid @BeanParam FormatQuery format) {
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("observations", query -> observations.page(filter, query).map(ObservationResponse::from))
                : Response.ok(observations.page(filter, page).map(ObservationResponse::from), MediaType.APPLICATION_JSON)
                        .build();
    }

    @GET
    @Path("/{observation}")
    @Operation(operationId = "getObservation", summary = "Read an observation")
    @APIResponse(responseCode = "200", description = "The observation", content = @Content(schema = @Schema(implementation = ObservationResponse.class)))
    public Response get(@PathParam("observation") UUID id) {
        Observation observation = observations.get(id);
        return new Tagged<>(ObservationResponse.from(observation), observation.tag()).ok();
    }

    @POST
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Idempotent
    @Operation(operationId = "recordObservation", summary = "Put a value, or that there is none, on record", description = """
            By the city's own officer or its country's representative. It starts as `claimed`. A value in another unit than \
            the indicator's is refused.""")
    @APIResponse(responseCode = "201", description = "The observation as recorded", content = @Content(schema = @Schema(implementation = ObservationResponse.class)))
    public Response record(@NotNull @Valid ObservationRequest request) {
        return created(service.record(request));
    }

    @PATCH
    @Path("/{observation}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({ Roles.CITY_OFFICER, Roles.NATIONAL_REPRESENTATIVE })
    @Operation(operationId = "correctObservation", summary = "Correct an observation", description = """
            JSON Merge Patch (RFC 7396). It becomes `claimed` again: whoever examined it examined something else.""")
    @APIResponse(responseCode = "200", description = "The observation after the correction", content = @Content(schema = @Schema(implementation = ObservationResponse.class)))
    public Response correct(@PathParam("observation") UUID id, @HeaderParam("If-Match") String ifMatch,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = ObservationRequest.class))) JsonNode patch) {
        return service.correct(id, IfMatch.required(ifMatch), patch).ok();
    }

    @POST
    @Path("/{observation}/examinations")
    @RolesAllowed({ Roles.NATIONAL_REPRESENTATIVE, Roles.AUDITOR })
    @Idempotent
    @Operation(operationId = "examineObservation", summary = "Put the result of an examination on file", description = """
            `reviewed` comes from the representative of the country, `verified` from an auditor.""")
    @APIResponse(responseCode = "201", description = "The observation after the examination", content = @Content(schema = @Schema(implementation = ObservationResponse.class)))
    public Response examine(@PathParam("observation") UUID id, @NotNull @Valid ExaminationRequest request) {
        return created(service.examine(id, request));
    }

    private static Response created(Tagged<ObservationResponse> observation) {
        return observation.created(UriBuilder.fromPath("/v1/observations/{id}").build(observation.body().id()));
    }
}
