package id.etalase.ascn.network;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.Roles;
import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.Page;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/chairs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chairs", description = "Who chairs the network in which year, who does today, and who is next.")
class ChairResource {

    private static final CsvTable<ChairResponse> TABLE = new CsvTable<ChairResponse>().column("year", ChairResponse::year)
            .column("country", ChairResponse::country).column("bodyId", chair -> chair.body().id())
            .column("bodyEn", chair -> chair.body().en()).column("shepherd", ChairResponse::shepherd)
            .column("note", chair -> chair.note() == null ? null : chair.note().en())
            .column("certainty", chair -> chair.provenance() == null ? null : chair.provenance().certainty())
            .column("source", chair -> chair.provenance() == null ? null : chair.provenance().source());

    private final ChairRepository chairs;
    private final NetworkService service;
    private final MemberStates states;
    private final Clock clock;

    ChairResource(ChairRepository chairs, NetworkService service, MemberStates states, Clock clock) {
        this.chairs = chairs;
        this.service = service;
        this.states = states;
        this.clock = clock;
    }

    /**
     * All chairs.
     *
     * @param asOf the day on which current and next are meant
     * @param current who chairs on that day; absent when not on record
     * @param next who chairs the year after; absent when not on record
     * @param items by year
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChairList(LocalDate asOf, ChairResponse current, ChairResponse next, List<ChairResponse> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listChairs", summary = "List the chairs by year", description = "With who chairs on a day, and who takes over.")
    @APIResponse(responseCode = "200", description = "The chairs", content = @Content(schema = @Schema(implementation = ChairList.class)))
    public Response list(
            @QueryParam("asOf") @Parameter(description = "The day for `current` and `next`; today when absent.", example = "2023-06-01") LocalDate asOf,
            @Valid @BeanParam FormatQuery format) {
        LocalDate day = asOf == null ? JakartaTime.today(clock) : asOf;
        List<ChairResponse> items = chairs.listByYear().stream().map(chair -> ChairResponse.of(chair, states)).toList();
        if (format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV) {
            return TABLE.answer("chairs", query -> new Page<>(items, null, null));
        }
        return Response.ok(new ChairList(day, of(items, day.getYear()), of(items, day.getYear() + 1), items),
                MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{year}")
    @Operation(operationId = "getChair", summary = "Who chairs the network in a year")
    public ChairResponse get(@PathParam("year") @Parameter(example = "2023") int year) {
        return chairs.findByYear(year).map(chair -> ChairResponse.of(chair, states))
                .orElseThrow(() -> new NotFound("chair-not-found", Map.of("year", year)));
    }

    @POST
    @RolesAllowed(Roles.NATIONAL_REPRESENTATIVE)
    @Idempotent
    @Operation(operationId = "recordChair", summary = "Put the chair of a year on record", description = "By the representative of the country that takes the chair.")
    @APIResponse(responseCode = "201", description = "The chair as recorded", content = @Content(schema = @Schema(implementation = ChairResponse.class)))
    public Response record(@NotNull @Valid ChairRequest request) {
        return Response.created(UriBuilder.fromPath("/v1/chairs/{year}").build(request.year()))
                .entity(service.chair(request)).build();
    }

    private static ChairResponse of(List<ChairResponse> chairs, int year) {
        return chairs.stream().filter(chair -> chair.year() == year).findFirst().orElse(null);
    }
}
