package id.etalase.ascn.project;

import java.util.function.Function;

import id.etalase.kit.format.CsvTable;
import id.etalase.kit.text.Note;

/** Projects as a table. */
final class ProjectTable {

    static final CsvTable<ProjectResponse> COLUMNS = new CsvTable<ProjectResponse>().column("id", ProjectResponse::id)
            .column("slug", ProjectResponse::slug).column("city", project -> project.city().slug())
            .column("country", project -> project.city().country()).column("nameId", of(ProjectResponse::name, Note::id))
            .column("nameEn", of(ProjectResponse::name, Note::en)).column("otherNames", ProjectResponse::otherNames)
            .column("descriptionId", of(ProjectResponse::description, Note::id))
            .column("descriptionEn", of(ProjectResponse::description, Note::en))
            .column("problemId", of(ProjectResponse::problem, Note::id))
            .column("problemEn", of(ProjectResponse::problem, Note::en)).column("focusArea", ProjectResponse::focusArea)
            .column("topics", ProjectResponse::topics).column("challenges", ProjectResponse::challenges)
            .column("serviceKinds", ProjectResponse::serviceKinds).column("technologies", ProjectResponse::technologies)
            .column("pillar", ProjectResponse::pillar).column("level", ProjectResponse::level)
            .column("status", ProjectResponse::status).column("statusKnownOn", ProjectResponse::statusKnownOn)
            .column("parent", ProjectResponse::parent).column("successor", ProjectResponse::successor)
            .column("reportedAlone", ProjectResponse::reportedAlone)
            .column("in2018ActionPlan", ProjectResponse::in2018ActionPlan).column("reports", ProjectResponse::reports)
            .column("certainty", project -> project.provenance() == null ? null : project.provenance().certainty())
            .column("source", project -> project.provenance() == null ? null : project.provenance().source());

    static final CsvTable<StepResponse> STEPS = new CsvTable<StepResponse>().column("status", StepResponse::status)
            .column("day", StepResponse::day).column("reason", StepResponse::reason).column("source", StepResponse::source)
            .column("role", step -> step.actor().role()).column("office", step -> step.actor().office())
            .column("recordedAt", StepResponse::recordedAt);

    private ProjectTable() {
    }

    private static Function<ProjectResponse, Object> of(Function<ProjectResponse, Note> text, Function<Note, Object> language) {
        return project -> text.apply(project) == null ? null : language.apply(text.apply(project));
    }
}
