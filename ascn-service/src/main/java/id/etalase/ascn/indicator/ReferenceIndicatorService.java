package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** Enters the indicators and values of the reference data. */
@ApplicationScoped
public class ReferenceIndicatorService {

    private final IndicatorService indicators;
    private final ObservationService observations;

    ReferenceIndicatorService(IndicatorService indicators, ObservationService observations) {
        this.indicators = indicators;
        this.observations = observations;
    }

    /**
     * Enters all rows.
     *
     * @return how many indicators and observations were entered
     */
    @Transactional
    public int enterAll(Actor actor) {
        Map<String, List<NamedCsvRecord>> methods = ReferenceFile.read("indicator-methods.csv").stream()
                .collect(Collectors.groupingBy(row -> row.getField("code")));
        Map<String, String> units = ReferenceFile.read("indicators.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("code"), row -> row.getField("unit")));
        for (NamedCsvRecord row : ReferenceFile.read("indicators.csv")) {
            List<NamedCsvRecord> own = methods.get(row.getField("code"));
            indicators.define(indicator(row, method(own.get(0))));
            own.stream().skip(1).forEach(more -> indicators.addMethod(row.getField("code"), method(more)));
        }
        List<NamedCsvRecord> rows = ReferenceFile.read("observations.csv");
        rows.forEach(row -> observations.enter(observation(row, units.get(row.getField("indicator"))), actor));
        return units.size() + rows.size();
    }

    private static IndicatorRequest indicator(NamedCsvRecord row, MethodRequest method) {
        return new IndicatorRequest(row.getField("code"),
                new BilingualText(row.getField("name_id"), row.getField("name_en")), text(row, "description"),
                row.getField("unit"), ReferenceFile.constant(IndicatorDirection.class, row, "direction"),
                ReferenceFile.constant(IndicatorLevel.class, row, "level"), null, method);
    }

    private static MethodRequest method(NamedCsvRecord row) {
        return new MethodRequest(text(row, "description"), row.getField("source"));
    }

    private static Note text(NamedCsvRecord row, String column) {
        return new Note(row.getField(column + "_id"), row.getField(column + "_en"));
    }

    private static ObservationRequest observation(NamedCsvRecord row, String unit) {
        return new ObservationRequest(row.getField("indicator"), Integer.valueOf(row.getField("method")),
                ReferenceFile.text(row, "city"), ReferenceFile.text(row, "project"),
                PartialDate.parse(row.getField("period")), new BigDecimal(row.getField("value")), unit, null,
                ReferenceFile.text(row, "scope"),
                ReferenceFile.field(row, "note_en").map(note -> new Note(null, note)).orElse(null),
                new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                        Sources.readable(row.getField("source"))));
    }
}
