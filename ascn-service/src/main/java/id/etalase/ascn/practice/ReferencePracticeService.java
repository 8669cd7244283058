package id.etalase.ascn.practice;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.Note;

/** Enters the practices that the articles tell of. */
@ApplicationScoped
public class ReferencePracticeService {

    private final PracticeService service;

    ReferencePracticeService(PracticeService service) {
        this.service = service;
    }

    /**
     * Enters all rows.
     *
     * @return how many practices were entered
     */
    @Transactional
    public int enterAll(Actor actor) {
        List<NamedCsvRecord> rows = ReferenceFile.read("practices.csv");
        rows.forEach(row -> service.enter(practice(row), actor));
        return rows.size();
    }

    private static PracticeRequest practice(NamedCsvRecord row) {
        Note result = ReferenceFile.field(row, "result_en").isEmpty() ? null : text(row, "result");
        return new PracticeRequest(row.getField("slug"), text(row, "title"), text(row, "what"), row.getField("city"),
                row.getField("project"), result, null, ReferenceFile.constant(FocusArea.class, row, "focus_area"),
                ReferenceFile.list(row, "topics"), ReferenceFile.list(row, "challenges"),
                new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                        Sources.readable(row.getField("source"))));
    }

    private static Note text(NamedCsvRecord row, String column) {
        return new Note(row.getField(column + "_id"), row.getField(column + "_en"));
    }
}
