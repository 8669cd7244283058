package id.etalase.partnerships.programme;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.kept.ReferenceDocuments;

/** Enters the programmes that the sources name, with what they tell of their results. */
@ApplicationScoped
public class ReferenceProgrammes {

    private final ProgrammeService service;
    private final ReferenceDocuments documents;

    ReferenceProgrammes(ProgrammeService service, ReferenceDocuments documents) {
        this.service = service;
        this.documents = documents;
    }

    record Row(ProgrammeRequest request, List<ProgressRequest> progress, List<OutcomeRequest> outcomes) {
    }

    /**
     * Enters all of them.
     *
     * @return how many
     */
    public int enterAll(Actor actor) {
        List<Row> rows = documents.read("programmes.json", Row.class);
        for (Row row : rows) {
            service.register(row.request(), actor);
            row.progress().forEach(report -> service.report(row.request().slug(), report, actor));
            row.outcomes().forEach(outcome -> service.record(row.request().slug(), outcome, actor));
        }
        return rows.size();
    }
}
