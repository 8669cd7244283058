package id.etalase.ascn.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.ascn.city.City;
import id.etalase.kit.json.EnumNames;

/**
 * The cities of the network on a day, counted from the records when it is asked for.
 *
 * @param pilotCities those of the first intake, 2018
 */
@Schema(description = "The cities of the network on a day, counted from the records.")
record CityTotals(LocalDate asOf, int cities, int pilotCities, List<Part> byCountry, List<Part> byKind, List<Part> byCohort) {

    private static final int PILOT = 2018;

    /** A part of the total. */
    @Schema(name = "CityGroup", description = "A part of the cities.")
    record Part(String key, int cities) {
    }

    static CityTotals of(LocalDate day, List<City> members) {
        return new CityTotals(day, members.size(), (int) members.stream().filter(city -> city.cohort() == PILOT).count(),
                parts(members, City::country), parts(members, city -> EnumNames.of(city.kind())),
                parts(members, city -> city.cohort().toString()));
    }

    private static List<Part> parts(List<City> members, Function<City, String> key) {
        Map<String, Integer> counts = new TreeMap<>();
        members.forEach(city -> counts.merge(key.apply(city), 1, Integer::sum));
        return counts.entrySet().stream().map(entry -> new Part(entry.getKey(), entry.getValue())).toList();
    }
}
