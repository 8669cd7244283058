package id.etalase.partnerships.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.country.AseanMember;
import id.etalase.kit.country.Countries;
import id.etalase.kit.reference.Word;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.agreement.AsOf;
import id.etalase.partnerships.vocabulary.Vocabularies;

@Path("/v1/statistics/partnerships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
class StatisticsResource {

    private static final String AS_OF = "A day (its end, in Jakarta) or an instant; now when absent.";

    private final StatisticsRepository statistics;
    private final Claims claims;
    private final Vocabularies vocabularies;
    private final Countries countries;
    private final YearReports reports;
    private final Clock clock;

    StatisticsResource(StatisticsRepository statistics, Claims claims, Vocabularies vocabularies, Countries countries,
            YearReports reports, Clock clock) {
        this.statistics = statistics;
        this.claims = claims;
        this.vocabularies = vocabularies;
        this.countries = countries;
        this.reports = reports;
        this.clock = clock;
    }

    /** Where a link is missing. */
    @Schema(description = "Sectors without an agreement in force with a partner in another ASEAN country, and members without any.")
    record GapList(LocalDate day, List<SectorGap> sectors, List<CountryGap> countries) {
    }

    /** A sector without an ASEAN partner. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SectorGap(String sector, BilingualText name,
            @Schema(description = "How many agreements in force it has elsewhere.") long elsewhere) {
    }

    /** An ASEAN country without a partner. */
    record CountryGap(String country, BilingualText name) {
    }

    @GET
    @Operation(operationId = "countPartnerships", summary = "Count the agreements", description = """
            As things stood at any time, divided by year of signing, scope, kind, instrument, sector, country, ASEAN country, \
            pillar, benefit, challenge, partner type and stage; and what others say of the same. Only what is public counts.""")
    public StatisticsResponse count(
            @QueryParam("asOf") @Parameter(description = AS_OF, example = "2024-12-31") String asOf,
            @QueryParam("year") @Min(1900) @Max(2199) @Parameter(description = "Only what was signed in this year.", example = "2024") Integer year) {
        AsOf time = AsOf.parse(asOf, clock);
        return new StatisticsResponse(time.instant(), time.day(), year, statistics.total(time, year),
                statistics.groups(time, year), statistics.sisterCities(time),
                claims.figures(Optional.empty(), Optional.of(year == null ? time.day().getYear() : year)));
    }

    @GET
    @Path("/gaps")
    @Operation(operationId = "listGaps", summary = "List sectors and countries without an ASEAN partner")
    public GapList gaps(@QueryParam("asOf") @Parameter(description = AS_OF, example = "2025-06-14") String asOf) {
        AsOf time = AsOf.parse(asOf, clock);
        List<AseanMember> others = countries.aseanMembersOn(time.day()).stream().filter(member -> !member.code().equals("ID"))
                .toList();
        Map<String, Long> inAsean = statistics.sectorsWith(time, others.stream().map(AseanMember::code).toList());
        Map<String, List<StatisticsResponse.Group>> groups = statistics.groups(time, null);
        List<SectorGap> sectors = vocabularies.sectors().words().stream().filter(word -> !covered(word, inAsean))
                .map(word -> new SectorGap(word.slug(), word.name(),
                        groups.getOrDefault("sector", List.of()).stream().filter(group -> group.value().equals(word.slug()))
                                .mapToLong(StatisticsResponse.Group::inForce).sum()))
                .toList();
        List<CountryGap> without = groups.get("aseanCountry").stream().filter(group -> group.inForce() == 0)
                .map(group -> new CountryGap(group.value(), countries.nameOf(group.value()))).toList();
        return new GapList(time.day(), sectors, without);
    }

    /** A sector is covered by an agreement on it or on a narrower one. */
    private boolean covered(Word sector, Map<String, Long> inAsean) {
        return inAsean.containsKey(sector.slug()) || vocabularies.sectors().words().stream()
                .anyMatch(word -> sector.slug().equals(word.broader()) && inAsean.containsKey(word.slug()));
    }

    @GET
    @Path("/reports/{year}")
    @Produces({ MediaType.APPLICATION_JSON, "text/csv", MediaType.TEXT_HTML })
    @Operation(operationId = "getYearReport", summary = "Read the report of a year", description = """
            Totals, what is new, what has ended, figures and what others say, as JSON, as a table (CSV) or as a page to print \
            (HTML), by `Accept` or `format`.""")
    @APIResponse(responseCode = "200", description = "The report", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = YearReport.class)),
            @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
            @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)) })
    public Response report(
            @PathParam("year") @Min(1900) @Max(2199) @Parameter(description = "The year.", example = "2024") int year,
            @QueryParam("format") @Pattern(regexp = "json|csv|html") @Parameter(description = "The format, for callers that cannot set `Accept`.") String format,
            @HeaderParam("Accept") @Parameter(hidden = true) String accept,
            @HeaderParam("Accept-Language") @Parameter(hidden = true) String language) {
        String form = format != null ? format
                : accept != null && accept.startsWith("text/html") ? "html"
                        : accept != null && accept.startsWith("text/csv") ? "csv" : "json";
        YearReport report = reports.of(year);
        return switch (form) {
            case "csv" -> Response.ok(ReportTable.of(report), "text/csv;charset=UTF-8;header=present")
                    .header("Content-Disposition", "inline; filename=\"partnerships-" + year + ".csv\"").build();
            case "html" -> {
                boolean indonesian = language != null && language.startsWith("id");
                yield Response.ok(ReportPage.of(report, indonesian), "text/html;charset=UTF-8")
                        .header("Content-Language", indonesian ? "id" : "en").header("Vary", "Accept, Accept-Language")
                        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'").build();
            }
            default -> Response.ok(report, MediaType.APPLICATION_JSON).build();
        };
    }
}
