package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.country.Countries;
import id.etalase.kit.format.CsvTable;
import id.etalase.kit.format.FormatQuery;
import id.etalase.kit.format.ListFormat;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.geo.Feature;
import id.etalase.kit.geo.Maps;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.agreement.AgreementResponse.PartnerReference;
import id.etalase.partnerships.partner.PartnerType;

@Path("/v1/sister-cities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sister cities", description = "The sister cities and provinces of Jakarta on any day, counted from the agreements.")
class SisterCityResource {

    private static final CsvTable<SisterCity> TABLE = new CsvTable<SisterCity>().column("partner", SisterCity::partner)
            .column("name_id", one -> one.name().id()).column("name_en", one -> one.name().en())
            .column("type", SisterCity::type).column("country", SisterCity::country).column("since", SisterCity::since)
            .column("evidenced_on", SisterCity::evidencedOn).column("agreement", SisterCity::agreement)
            .column("lat", one -> one.coordinates() == null ? null : one.coordinates().latitude())
            .column("lon", one -> one.coordinates() == null ? null : one.coordinates().longitude());

    private final AgreementStateRepository states;
    private final Maps maps;
    private final PartnerPlaces partnerPlaces;
    private final Countries countries;
    private final Clock clock;

    SisterCityResource(AgreementStateRepository states, Maps maps, PartnerPlaces partnerPlaces, Countries countries,
            Clock clock) {
        this.states = states;
        this.maps = maps;
        this.partnerPlaces = partnerPlaces;
        this.countries = countries;
        this.clock = clock;
    }

    /** The sister cities on a day; all of them, for they are few. */
    @Schema(description = "The sister cities and provinces on a day.")
    record SisterCityList(
            LocalDate asOf,
            @Schema(description = "How many partners.", examples = "23") int total,
            @Schema(description = "In how many countries they lie.", examples = "20") int countries,
            List<SisterCity> items) {
    }

    /** A partner with a sister link in force. */
    @Schema(description = "A partner whose sister city agreement is in force.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SisterCity(
            String partner,
            BilingualText name,
            PartnerType type,
            String country,
            BilingualText countryName,
            Coordinates coordinates,
            @Schema(description = "When the agreement in force was signed; absent when no source tells.") PartialDate since,
            @Schema(description = "The first day on which a source shows it in force.") LocalDate evidencedOn,
            @Schema(description = "The agreement in force, by slug.") String agreement) {
    }

    @GET
    @Operation(operationId = "listSisterCities", summary = "List the sister cities on a day", description = """
            Counts what was in force beyond doubt: signed on or before the day (where only a year is known, before its end), \
            or shown in force by a source of that day or earlier, and not ended. A link that was renewed counts once.""")
    @Produces({ MediaType.APPLICATION_JSON, ListFormat.CSV_TYPE, ListFormat.GEOJSON_TYPE })
    @APIResponse(responseCode = "200", description = "The sister cities", content = {
            @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SisterCityList.class)),
            @Content(mediaType = ListFormat.CSV_TYPE), @Content(mediaType = ListFormat.GEOJSON_TYPE) })
    public Response list(
            @QueryParam("asOf") @Parameter(description = "A day (its end, in Jakarta) or an instant; now when absent.", example = "2024-12-31") String asOf,
            @BeanParam FormatQuery format, @Context UriInfo request) {
        AsOf time = AsOf.parse(asOf, clock);
        List<AgreementResponse> agreements = states.listSisterCitiesInForce(time);
        Map<UUID, Coordinates> places = partnerPlaces.of(agreements);
        Map<String, SisterCity> byPartner = new LinkedHashMap<>();
        for (AgreementResponse agreement : agreements) {
            agreement.partners().forEach(partner -> byPartner.put(partner.slug(),
                    sisterCity(partner, places.get(partner.id()), agreement)));
        }
        List<SisterCity> items = List.copyOf(byPartner.values());
        long nations = items.stream().map(SisterCity::country).filter(Objects::nonNull).distinct().count();
        Page<SisterCity> all = new Page<>(items, null, null);
        return switch (format.among(ListFormat.JSON, ListFormat.CSV, ListFormat.GEOJSON)) {
            case JSON -> Response.ok(new SisterCityList(time.day(), items.size(), Math.toIntExact(nations), items),
                    MediaType.APPLICATION_JSON).build();
            case CSV -> TABLE.answer("sister-cities", page -> all);
            case GEOJSON -> maps.answer(page -> all.map(city -> Feature.at(city.coordinates(), city.partner(), city)),
                    new PageQuery(PageQuery.MAX_LIMIT, null, false), request);
        };
    }

    private SisterCity sisterCity(PartnerReference partner, Coordinates place, AgreementResponse agreement) {
        return new SisterCity(partner.slug(), partner.name(), partner.type(), partner.country(),
                partner.country() == null ? null : countries.nameOf(partner.country()), place,
                agreement.signedOn(), agreement.evidencedOn(), agreement.slug());
    }
}
