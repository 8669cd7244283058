package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.city.City;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/**
 * The values of several cities for one indicator, one period and one method, in the order in which they were asked for: no
 * ranking. Where a city has none, it says so, and what there is instead.
 */
@Schema(description = "The values of several cities for one indicator, one period and one method, in the order asked for. Not a ranking.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Comparison(String indicator, String unit, IndicatorDirection direction, PartialDate period, Integer method,
        boolean complete,
        List<Entry> items) {

    /** Why a city has no value in a comparison. */
    enum Gap {
        /** Nothing is on record. */
        NO_OBSERVATION,
        /** On record is that there is no value. */
        NOT_AVAILABLE
    }

    /** What there is of a city, or what is missing. */
    @Schema(name = "ComparisonEntry", description = "What there is of a city, or what is missing and what there is instead.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(String city, BigDecimal value, String scope, Verification verification, Provenance provenance,
            UUID observation, Gap missing, String reason, List<Alternative> instead) {
    }

    /** A value of the same city that is not like the others: of another period or method. */
    @Schema(name = "ComparisonAlternative", description = "A value of the same city for another period or by another method.")
    record Alternative(PartialDate period, int method) {
    }

    /** The methods by which values of a city were made. */
    record MethodsOf(String city, List<Integer> methods) {
    }

    /**
     * Compares.
     *
     * @param method the method to compare; null when all values of the period are of one
     * @throws Conflict {@code methods-mixed} when they are not, with the methods of each city
     */
    static Comparison of(Indicator indicator, List<City> cities, PartialDate period, Integer method,
            List<Observation> observations) {
        Map<String, TreeSet<Integer>> methods = new TreeMap<>();
        observations.stream().filter(observation -> observation.period().equals(period) && observation.value() != null)
                .forEach(observation -> methods.computeIfAbsent(observation.city().slug(), city -> new TreeSet<>())
                        .add(observation.method()));
        TreeSet<Integer> all = new TreeSet<>();
        methods.values().forEach(all::addAll);
        if (method == null && all.size() > 1) {
            throw new Conflict("methods-mixed", Map.of("methods", List.copyOf(all)), Map.of("methods", methods.entrySet()
                    .stream().map(entry -> new MethodsOf(entry.getKey(), List.copyOf(entry.getValue()))).toList()));
        }
        Integer chosen = method != null ? method : all.isEmpty() ? null : all.first();
        List<Entry> entries = cities.stream().map(city -> entry(city, period, chosen, observations)).toList();
        return new Comparison(indicator.code(), indicator.unit(), indicator.direction(), period, chosen,
                entries.stream().allMatch(entry -> entry.value() != null), entries);
    }

    private static Entry entry(City city, PartialDate period, Integer method, List<Observation> observations) {
        List<Observation> own = observations.stream().filter(observation -> observation.city() == city).toList();
        List<Observation> like = own.stream().filter(observation -> observation.period().equals(period)
                && (method == null || observation.method() == method)).toList();
        for (Observation observation : like) {
            if (observation.value() != null) {
                return new Entry(city.slug(), observation.value(), observation.toRequest().scope(), observation.verification(),
                        observation.toRequest().provenance(), observation.id(), null, null, List.of());
            }
        }
        List<Alternative> instead = new ArrayList<>();
        own.stream().filter(observation -> observation.value() != null)
                .forEach(observation -> instead.add(new Alternative(observation.period(), observation.method())));
        return like.isEmpty()
                ? new Entry(city.slug(), null, null, null, null, null, Gap.NO_OBSERVATION, null, instead)
                : new Entry(city.slug(), null, null, null, null, like.get(0).id(), Gap.NOT_AVAILABLE,
                        like.get(0).toRequest().notAvailable(), instead);
    }
}
