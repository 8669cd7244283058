package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.time.PartialDate;

/**
 * The values of one city or project over time; those of each method are a series of their own.
 *
 * @param series by the number of the method
 */
@Schema(description = "The values of one city or project over time; those of each method are a series of their own.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Series(String indicator, String unit, IndicatorDirection direction, String city, String project, List<OfMethod> series) {

    /**
     * The values made by one method.
     *
     * @param points the earliest first
     * @param missingYears the years between the first and the last point of which nothing is known
     */
    @Schema(name = "SeriesOfMethod", description = "The values made by one method, the earliest first.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record OfMethod(int method, List<Point> points, List<Integer> missingYears) {
    }

    /** A value of a period, or why there is none. */
    @Schema(name = "SeriesPoint", description = "A value of a period, or why there is none.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Point(PartialDate period, BigDecimal value, String notAvailable, String scope, Verification verification,
            Provenance provenance, UUID observation) {

        static Point of(Observation observation) {
            ObservationRequest what = observation.toRequest();
            return new Point(what.period(), what.value(), what.notAvailable(), what.scope(), observation.verification(),
                    what.provenance(), observation.id());
        }
    }

    static final CsvTable<Row> TABLE = new CsvTable<Row>().column("period", row -> row.point().period())
            .column("method", Row::method).column("value", row -> row.point().value())
            .column("notAvailable", row -> row.point().notAvailable()).column("scope", row -> row.point().scope())
            .column("verification", row -> row.point().verification())
            .column("certainty", row -> row.point().provenance() == null ? null : row.point().provenance().certainty())
            .column("source", row -> row.point().provenance() == null ? null : row.point().provenance().source());

    /** A point with its method, as a table has it. */
    record Row(int method, Point point) {
    }

    List<Row> rows() {
        return series.stream().flatMap(one -> one.points().stream().map(point -> new Row(one.method(), point))).toList();
    }

    static Series of(Indicator indicator, String city, String project, List<Observation> observations) {
        Map<Integer, List<Observation>> byMethod = observations.stream()
                .collect(Collectors.groupingBy(Observation::method, TreeMap::new, Collectors.toList()));
        return new Series(indicator.code(), indicator.unit(), indicator.direction(), city, project,
                byMethod.entrySet().stream()
                        .map(entry -> new OfMethod(entry.getKey(), entry.getValue().stream().map(Point::of).toList(),
                                missingYears(entry.getValue())))
                        .toList());
    }

    private static List<Integer> missingYears(List<Observation> observations) {
        TreeSet<Integer> years = observations.stream().map(observation -> observation.period().first().getYear())
                .collect(Collectors.toCollection(TreeSet::new));
        return IntStream.rangeClosed(years.first(), years.last()).filter(year -> !years.contains(year)).boxed().toList();
    }
}
