package id.etalase.ascn.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import id.etalase.ascn.city.City;
import id.etalase.ascn.city.CityRepository;
import id.etalase.ascn.project.Project;
import id.etalase.ascn.project.ProjectRepository;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.http.Tagged;
import id.etalase.kit.idempotency.Idempotent;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.time.PartialDate;

@Path("/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators", description = "What is measured and how; time series, comparison of like with like, and sums over trees of projects.")
class IndicatorResource {

    private static final CsvTable<IndicatorResponse> TABLE = new CsvTable<IndicatorResponse>()
            .column("code", IndicatorResponse::code).column("nameId", indicator -> indicator.name().id())
            .column("nameEn", indicator -> indicator.name().en()).column("unit", IndicatorResponse::unit)
            .column("direction", IndicatorResponse::direction).column("level", IndicatorResponse::level)
            .column("standardCode", IndicatorResponse::standardCode)
            .column("methods", indicator -> indicator.methods().stream().map(IndicatorResponse.Method::number).toList());

    private final IndicatorRepository indicators;
    private final ObservationRepository observations;
    private final CityRepository cities;
    private final ProjectRepository projects;
    private final IndicatorService service;

    IndicatorResource(IndicatorRepository indicators, ObservationRepository observations, CityRepository cities,
            ProjectRepository projects, IndicatorService service) {
        this.indicators = indicators;
        this.observations = observations;
        this.cities = cities;
        this.projects = projects;
        this.service = service;
    }

    /** How a page of indicators looks in the API document. */
    record IndicatorPage(List<IndicatorResponse> items, String next, Long total) {
    }

    @GET
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "listIndicators", summary = "List indicators", description = "By code.")
    @APIResponse(responseCode = "200", description = "The indicators", content = @Content(schema = @Schema(implementation = IndicatorPage.class)))
    public Response list(@QueryParam("level") @Parameter(description = "What they tell of.") IndicatorLevel level,
            @Valid @BeanParam PageQuery page, @Valid @BeanParam FormatQuery format) {
        return format.among(ListFormat.JSON, ListFormat.CSV) == ListFormat.CSV
                ? TABLE.answer("indicators", query -> indicators.page(level, query).map(IndicatorResponse::from))
                : Response.ok(indicators.page(level, page).map(IndicatorResponse::from), MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{indicator}")
    @Operation(operationId = "getIndicator", summary = "Read an indicator")
    @APIResponse(responseCode = "200", description = "The indicator", content = @Content(schema = @Schema(implementation = IndicatorResponse.class)))
    public Response get(@PathParam("indicator") @Parameter(description = "Its code.", example = "population") String code) {
        Indicator indicator = indicators.get(code);
        return new Tagged<>(IndicatorResponse.from(indicator), indicator.tag()).ok();
    }

    @POST
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Idempotent
    @Operation(operationId = "defineIndicator", summary = "Define an indicator", description = "With its first method; one definition holds for the whole network.")
    @APIResponse(responseCode = "201", description = "The indicator as defined", content = @Content(schema = @Schema(implementation = IndicatorResponse.class)))
    public Response define(@NotNull @Valid IndicatorRequest request) {
        return created(service.define(request));
    }

    @POST
    @Path("/{indicator}/methods")
    @RolesAllowed(Roles.ADMINISTRATOR)
    @Idempotent
    @Operation(operationId = "addMethod", summary = "Give an indicator another method", description = "It gets the next number; values by the earlier ones stay as they are.")
    @APIResponse(responseCode = "201", description = "The indicator with the method", content = @Content(schema = @Schema(implementation = IndicatorResponse.class)))
    public Response addMethod(
            @PathParam("indicator") @Parameter(description = "Its code.", example = "population") String code,
            @NotNull @Valid MethodRequest request) {
        return created(service.addMethod(code, request));
    }

    @GET
    @Path("/{indicator}/series")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE })
    @Operation(operationId = "getSeries", summary = "The values of a city or project over time", description = """
            The values of each method are a series of their own. Years of which nothing is known are named.""")
    @APIResponse(responseCode = "200", description = "The values", content = @Content(schema = @Schema(implementation = Series.class)))
    public Response series(@PathParam("indicator") @Parameter(description = "Its code.", example = "population") String code,
            @QueryParam("city") @Parameter(description = "Slug or id of a city; either this or a project.", example = "dki-jakarta") String city,
            @QueryParam("project") @Parameter(description = "Slug or id of a project.") String project,
            @Valid @BeanParam FormatQuery format) {
        Series series = series(code, city, project);
        return Series.TABLE.answer("series", series.rows(), format, rows -> series);
    }

    private Series series(String code, String city, String project) {
        Indicator indicator = indicators.get(code);
        if ((city == null) == (project == null)) {
            throw new RuleViolation(FieldError.parameter("city", "city-or-project"));
        }
        if (city != null) {
            City found = city(city);
            return Series.of(indicator, found.slug(), null, observations.listOfCities(indicator, List.of(found)));
        }
        Project found = project(project);
        return Series.of(indicator, null, found.slug(), observations.listOfProjects(indicator, List.of(found)));
    }

    @GET
    @Path("/{indicator}/comparison")
    @Operation(operationId = "compareCities", summary = "Compare cities, like with like", description = """
            One period and one method, in the order asked for: not a ranking. Values made by several methods are refused with \
            409 and the methods of each city; `method` chooses one. A city without a value is there with what is missing and \
            what there is instead.""")
    public Comparison compare(
            @PathParam("indicator") @Parameter(description = "Its code.", example = "population") String code,
            @QueryParam("city") @Size(min = 2, max = 50) @Parameter(description = "Slugs or ids of the cities, the parameter repeated.", example = "[\"dki-jakarta\", \"manila\"]") List<String> city,
            @QueryParam("period") @Parameter(description = "A year, a month or a day.", example = "2020") String period,
            @QueryParam("method") @Parameter(description = "Number of the method.", example = "1") Integer method) {
        Indicator indicator = indicators.get(code);
        PartialDate when = period(period);
        List<City> asked = new ArrayList<>();
        city.stream().map(this::city).filter(found -> !asked.contains(found)).forEach(asked::add);
        if (asked.size() < 2) {
            throw new RuleViolation(FieldError.parameter("city", "too-few", Map.of("min", 2)));
        }
        checkMethod(indicator, method);
        return Comparison.of(indicator, asked, when, method, observations.listOfCities(indicator, asked));
    }

    @GET
    @Path("/{indicator}/tree-sum")
    @Operation(operationId = "sumOverTree", summary = "Sum over a project and its parts", description = """
            Nothing counts twice: where a project has a value of its own, that value already holds its parts.""")
    public TreeSum sum(@PathParam("indicator") @Parameter(description = "Its code.", example = "patients-attended") String code,
            @QueryParam("project") @NotNull @Parameter(description = "Slug or id of the project.", example = "jaki") String project,
            @QueryParam("period") @Parameter(description = "A year, a month or a day.", example = "2025-06") String period,
            @QueryParam("method") @Parameter(description = "Number of the method.", example = "1") Integer method) {
        Indicator indicator = indicators.get(code);
        PartialDate when = period(period);
        Project root = project(project);
        checkMethod(indicator, method);
        List<Project> tree = new ArrayList<>(List.of(root));
        for (int i = 0; i < tree.size(); i++) {
            tree.addAll(projects.listParts(tree.get(i).id()));
        }
        Map<UUID, Observation> values = new HashMap<>();
        observations.listOfProjects(indicator, tree).stream()
                .filter(value -> value.period().equals(when) && value.value() != null
                        && (method == null || value.method() == method))
                .forEach(value -> {
                    Observation other = values.put(value.project().id(), value);
                    if (other != null) {
                        throw new Conflict("methods-mixed", Map.of("methods", List.of(other.method(), value.method())));
                    }
                });
        return TreeSum.of(indicator, root, when, values,
                parent -> tree.stream().filter(part -> part.parentId().filter(parent.id()::equals).isPresent()).toList());
    }

    private City city(String name) {
        return cities.findByName(name)
                .orElseThrow(() -> new RuleViolation(FieldError.parameter("city", "unknown-city", Map.of("value", name))));
    }

    private Project project(String name) {
        return projects.findByName(name).orElseThrow(
                () -> new RuleViolation(FieldError.parameter("project", "unknown-project", Map.of("value", name))));
    }

    private static void checkMethod(Indicator indicator, Integer method) {
        if (method != null && !indicator.hasMethod(method)) {
            throw new RuleViolation(FieldError.parameter("method", "unknown-method", Map.of("value", method)));
        }
    }

    private static PartialDate period(String text) {
        if (text == null) {
            throw new RuleViolation(FieldError.parameter("period", "required"));
        }
        try {
            return PartialDate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(FieldError.parameter("period", "not-a-period"));
        }
    }

    private static Response created(Tagged<IndicatorResponse> indicator) {
        return indicator.created(UriBuilder.fromPath("/v1/indicators/{code}").build(indicator.body().code()));
    }
}
