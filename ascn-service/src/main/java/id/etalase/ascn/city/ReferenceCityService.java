package id.etalase.ascn.city;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;

/** Enters the cities of the reference data with their membership. */
@ApplicationScoped
public class ReferenceCityService {

    private final CityService service;

    ReferenceCityService(CityService service) {
        this.service = service;
    }

    /** The codes under which cities are on record, by the code in the given files where that is another. */
    public static Map<String, String> codes() {
        return ReferenceFile.read("city-codes.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.getField("given"), row -> row.getField("code")));
    }

    /**
     * Enters all rows.
     *
     * @return how many cities were entered
     */
    @Transactional
    public int enterAll(Actor actor) {
        Map<String, String> codes = codes();
        Map<String, NamedCsvRecord> details = bySlug("city-details.csv");
        Map<String, NamedCsvRecord> evidence = bySlug("membership-evidence.csv");
        var rows = Stream.of("ascn-cities.csv", "ascn-cities-later.csv").flatMap(file -> ReferenceFile.read(file).stream())
                .toList();
        for (NamedCsvRecord row : rows) {
            String slug = codes.getOrDefault(row.getField("slug"), row.getField("slug"));
            service.register(city(slug, row, details.get(slug)), actor);
            service.join(slug, membership(row, evidence.get(slug)), actor);
        }
        return rows.size();
    }

    private static CityRequest city(String slug, NamedCsvRecord row, NamedCsvRecord detail) {
        Population population = ReferenceFile.field(row, "population").map(people -> new Population(Long.valueOf(people),
                Integer.valueOf(row.getField("population_year")), row.getField("population_scope"))).orElse(null);
        String source = row.getField("source")
                + (detail == null ? "" : "; names and traits: " + detail.getField("source"));
        return new CityRequest(slug, new BilingualText(row.getField("name_id"), row.getField("name_en")),
                list(detail, "variants"), row.getField("iso_alpha2"),
                ReferenceFile.constant(CityKind.class, row, "local_government_kind"),
                new Coordinates(Double.valueOf(row.getField("lat")), Double.valueOf(row.getField("lon"))),
                row.getField("timezone"), population, list(detail, "challenges"),
                list(detail, "traits"), provenance(row, source));
    }

    private static List<String> list(NamedCsvRecord detail, String column) {
        return detail == null ? List.of() : ReferenceFile.list(detail, column);
    }

    private static MembershipRequest membership(NamedCsvRecord row, NamedCsvRecord evidence) {
        int year = Integer.parseInt(row.getField("joined_year"));
        String source = row.getField("source") + (evidence == null ? "" : "; " + evidence.getField("source"));
        return new MembershipRequest(year, PartialDate.parse(row.getField("joined_year")), null,
                evidence == null ? null : LocalDate.parse(evidence.getField("evidenced_on")), provenance(row, source));
    }

    private static Provenance provenance(NamedCsvRecord row, String source) {
        return new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"), Sources.readable(source));
    }

    private static Map<String, NamedCsvRecord> bySlug(String file) {
        return ReferenceFile.read(file).stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.getField("slug"), Function.identity()));
    }
}
