package id.etalase.ascn.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

import id.etalase.ascn.Roles;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.project.CountedProject;
import id.etalase.ascn.project.ProjectRepository;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.time.JakartaTime;

@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "Totals on any day, counted when asked for, beside the totals that the yearly reports printed.")
class ReportResource {

    private static final CsvTable<ReportSummary> TABLE = new CsvTable<ReportSummary>().column("year", ReportSummary::year)
            .column("cutOff", ReportSummary::cutOff).column("publishedProjects", ReportSummary::publishedProjects)
            .column("countedProjects", ReportSummary::countedProjects).column("countedOpen", ReportSummary::countedOpen)
            .column("countedCompleted", ReportSummary::countedCompleted)
            .column("countedStatusNotKnown", ReportSummary::countedStatusNotKnown)
            .column("publishedCities", ReportSummary::publishedCities).column("countedCities", ReportSummary::countedCities)
            .column("certainty", ReportSummary::certainty).column("source", ReportSummary::source);

    private static final CsvTable<CityTotals> GROWTH = new CsvTable<CityTotals>().column("asOf", CityTotals::asOf)
            .column("cities", CityTotals::cities).column("pilotCities", CityTotals::pilotCities);

    private final PublishedTotalRepository published;
    private final PublishedTotalService service;
    private final ProjectRepository projects;
    private final CityRepository cities;
    private final Clock clock;

    ReportResource(PublishedTotalRepository published, PublishedTotalService service, ProjectRepository projects,
            CityRepository cities, Clock clock) {
        this.service = service;
        this.published = published;
        this.projects = projects;
        this.cities = cities;
        this.clock = clock;
    }

    /** The reports by year. */
    record ReportList(List<ReportSummary> items) {
    }

    /** How the network grew. */
    record Growth(List<CityTotals> items) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listReports", summary = "The yearly reports, published beside counted", description = """
            Counted figures come from the records when you ask, as they stood on the cut-off day. The records hold the lists of \
            the reports of 2022 and 2025; for the years between, projects that came and went unnoticed are not in them.""")
    @APIResponse(responseCode = "200", description = "The reports", content = @Content(schema = @Schema(implementation = ReportList.class)))
    public Response list(@Valid @BeanParam FormatQuery format) {
        List<ReportSummary> items = published.listByYear().stream().map(total -> {
            LocalDate day = total.asOf().last();
            return ReportSummary.of(total, ProjectTotals.of(day, projects.listOn(day)), cities.listMembersOn(day).size());
        }).toList();
        return TABLE.answer("reports", items, format, ReportList::new);
    }

    @GET
    @Path("/{year: \\d{4}}")
    @Operation(operationId = "getReport", summary = "One yearly report: published, counted, and what changed since the last one")
    public YearlyReport get(@PathParam("year") @Parameter(example = "2025") int year) {
        PublishedRequest total = published.findByYear(year)
                .orElseThrow(() -> new NotFound("report-not-found", Map.of("year", year)));
        LocalDate day = total.asOf().last();
        List<CountedProject> now = projects.listOn(day);
        ProjectTotals counted = ProjectTotals.of(day, now);
        Changes changes = published.listByYear().stream().filter(earlier -> earlier.year() < year)
                .reduce((earlier, later) -> later).map(last -> last.asOf().last())
                .map(since -> Changes.between(since, projects.listOn(since), day, now)).orElse(null);
        return new YearlyReport(year, day, total, counted, CityTotals.of(day, cities.listMembersOn(day)),
                counted.projects() - total.projects(), changes);
    }

    @GET
    @Path("/projects")
    @Operation(operationId = "countProjects", summary = "Projects on a day, counted", description = """
            By focus area, status, country, city, topic, challenge and pillar, with shares in percent. A part counts with its \
            whole where the network's reports do not list it on its own.""")
    public ProjectTotals projects(
            @QueryParam("asOf") @Parameter(description = "The day, in Jakarta; today when absent.", example = "2025-09-30") LocalDate asOf) {
        LocalDate day = day(asOf);
        return ProjectTotals.of(day, projects.listOn(day));
    }

    @GET
    @Path("/cities")
    @Operation(operationId = "countCities", summary = "Cities of the network on a day, counted", description = "By country, kind and intake.")
    public CityTotals cities(
            @QueryParam("asOf") @Parameter(description = "The day, in Jakarta; today when absent.", example = "2022-08-31") LocalDate asOf) {
        LocalDate day = day(asOf);
        return CityTotals.of(day, cities.listMembersOn(day));
    }

    @GET
    @Path("/growth")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "showGrowth", summary = "How the network grew", description = """
            The cities, counted on the cut-off day of every yearly report and today.""")
    @APIResponse(responseCode = "200", description = "The cities by day", content = @Content(schema = @Schema(implementation = Growth.class)))
    public Response growth(@Valid @BeanParam FormatQuery format) {
        Stream<LocalDate> days = Stream.concat(published.listByYear().stream().map(total -> total.asOf().last()),
                Stream.of(JakartaTime.today(clock)));
        return GROWTH.answer("growth", days.distinct().map(day -> CityTotals.of(day, cities.listMembersOn(day))).toList(),
                format, Growth::new);
    }

    @GET
    @Path("/changes")
    @Operation(operationId = "showChanges", summary = "What happened to the projects between two days")
    public Changes changes(
            @QueryParam("since") @NotNull @Parameter(description = "The earlier day.", example = "2022-09-21") LocalDate since,
            @QueryParam("until") @Parameter(description = "The later day, in Jakarta; today when absent.", example = "2025-09-30") LocalDate until) {
        LocalDate last = day(until);
        if (last.isBefore(since)) {
            throw new RuleViolation(FieldError.parameter("until", "ends-before-start"));
        }
        return Changes.between(since, projects.listOn(since), last, projects.listOn(last));
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Idempotent
    @Operation(operationId = "publishReport", summary = "Put the printed totals of a yearly report on record", description = "They stand beside what is counted and replace nothing.")
    @APIResponse(responseCode = "201", description = "The totals as recorded", content = @Content(schema = @Schema(implementation = PublishedRequest.class)))
    public Response publish(@NotNull @Valid PublishedRequest request) {
        return Response.created(UriBuilder.fromPath("/v1/reports/{year}").build(request.year()))
                .entity(service.publish(request)).build();
    }

    private LocalDate day(LocalDate asOf) {
        return asOf == null ? JakartaTime.today(clock) : asOf;
    }
}
