package id.etalase.publicspace.figures;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.page.Page;

@Path("/v1/visit-statistics")
@Tag(name = "Figures and feedback", description = "Counted from bookings, without personal data.")
class StatisticsResource {

    private static final CsvTable<VisitStatistics.Line> TABLE = new CsvTable<VisitStatistics.Line>()
            .column("key", VisitStatistics.Line::key).column("bookings", VisitStatistics.Line::bookings)
            .column("heads", VisitStatistics.Line::heads).column("visitors", VisitStatistics.Line::visitors)
            .column("noShows", VisitStatistics.Line::noShows).column("noShowRate", VisitStatistics.Line::noShowRate)
            .column("rating", VisitStatistics.Line::rating);

    private static final CsvTable<Occupancy.Line> OCCUPANCY = new CsvTable<Occupancy.Line>()
            .column("space", Occupancy.Line::space).column("hour", Occupancy.Line::hour)
            .column("sessions", Occupancy.Line::sessions).column("capacity", Occupancy.Line::capacity)
            .column("booked", Occupancy.Line::booked).column("visitors", Occupancy.Line::visitors)
            .column("bookedRate", Occupancy.Line::bookedRate).column("visitedRate", Occupancy.Line::visitedRate);

    private final Occupancy occupancy;
    private final VisitStatistics statistics;

    StatisticsResource(Occupancy occupancy, VisitStatistics statistics) {
        this.occupancy = occupancy;
        this.statistics = statistics;
    }

    /** The figures of a stretch of days. */
    record Figures(Dimension by, LocalDate from, LocalDate to, List<VisitStatistics.Line> items) {
    }

    /** How full places are. */
    record OccupancyFigures(LocalDate from, LocalDate to, List<Occupancy.Line> items) {
    }

    @GET
    @Path("/occupancy")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "getOccupancy", summary = "How full places are, by hour of the day", description = "Heads out of the capacity of the sessions of each hour in Jakarta; also as CSV. Sample and cancelled sessions are not counted.")
    @APIResponse(responseCode = "200", description = "The figures", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OccupancyFigures.class)),
            @Content(mediaType = ListFormat.CSV_TYPE) })
    public Response occupancy(
            @QueryParam("from") @NotNull @Parameter(description = "First day in Jakarta.", example = "2026-01-01") LocalDate from,
            @QueryParam("to") @NotNull @Parameter(description = "Last day in Jakarta.", example = "2026-12-31") LocalDate to,
            @BeanParam FormatQuery format) {
        if (to.isBefore(from)) {
            throw new RuleViolation(FieldError.parameter("to", "ends-before-start"));
        }
        List<Occupancy.Line> lines = occupancy.of(from, to);
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? OCCUPANCY.answer("occupancy", query -> new Page<>(lines, null, null))
                : Response.ok(new OccupancyFigures(from, to, lines), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "getVisitStatistics", summary = "Visits, counted", description = "By type, country, level of school, way of coming, place, hour or month; also as CSV. Sample visits are not counted.")
    @APIResponse(responseCode = "200", description = "The figures", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Figures.class)),
            @Content(mediaType = ListFormat.CSV_TYPE) })
    public Response count(
            @QueryParam("by") @NotNull @Parameter(description = "What to count by.", example = "country") Dimension by,
            @QueryParam("from") @NotNull @Parameter(description = "First day in Jakarta.", example = "2026-01-01") LocalDate from,
            @QueryParam("to") @NotNull @Parameter(description = "Last day in Jakarta.", example = "2026-12-31") LocalDate to,
            @BeanParam FormatQuery format) {
        if (to.isBefore(from)) {
            throw new RuleViolation(FieldError.parameter("to", "ends-before-start"));
        }
        List<VisitStatistics.Line> lines = statistics.count(by, from, to);
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("visits", query -> new Page<>(lines, null, null))
                : Response.ok(new Figures(by, from, to, lines), MediaType.APPLICATION_JSON).build();
    }
}
