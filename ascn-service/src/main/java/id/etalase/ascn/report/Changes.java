package id.etalase.ascn.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.project.CountedProject;
import id.etalase.ascn.project.ProjectStatus;
import id.etalase.kit.text.Note;

/**
 * What happened to the projects between two days.
 *
 * @param added counted now, and no earlier name of the same work was counted then
 * @param renamed counted now, and under another name then
 * @param completed finished now, and not then, as far as is known
 * @param statusChanged counted on both days with another status
 * @param gone counted then, and now neither counted nor known under another name
 */
@Schema(name = "ReportChanges", description = "What happened to the projects between two days.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Changes(LocalDate since, LocalDate until, List<Entry> added, List<Entry> renamed, List<Entry> completed,
        List<Entry> statusChanged, List<Entry> gone) {

    /** One project; {@code from} is absent for a new one. */
    @Schema(name = "ReportChange", description = "One project with its status then and now.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(String project, Note name, String city, ProjectStatus from, ProjectStatus to, List<String> formerly) {
    }

    static Changes between(LocalDate since, List<CountedProject> before, LocalDate until, List<CountedProject> after) {
        Map<UUID, CountedProject> then = byId(before);
        Map<UUID, List<CountedProject>> lineagesThen = before.stream().filter(CountedProject::counts)
                .collect(Collectors.groupingBy(CountedProject::lineage));
        List<Entry> added = new ArrayList<>();
        List<Entry> renamed = new ArrayList<>();
        List<Entry> completed = new ArrayList<>();
        List<Entry> statusChanged = new ArrayList<>();
        for (CountedProject now : after.stream().filter(CountedProject::counts).toList()) {
            CountedProject old = then.get(now.id());
            if (old == null || !old.counts()) {
                List<String> formerly = lineagesThen.getOrDefault(now.lineage(), List.of()).stream()
                        .map(CountedProject::slug).toList();
                (formerly.isEmpty() ? added : renamed).add(entry(now, null, now.status(), formerly));
            } else if (old.status() != now.status()) {
                (now.status() == ProjectStatus.COMPLETED ? completed : statusChanged)
                        .add(entry(now, old.status(), now.status(), List.of()));
            }
        }
        Map<UUID, CountedProject> today = byId(after);
        Set<UUID> lineagesNow = after.stream().filter(CountedProject::counts).map(CountedProject::lineage)
                .collect(Collectors.toSet());
        List<Entry> gone = before.stream().filter(CountedProject::counts)
                .filter(old -> !today.get(old.id()).counts() && !lineagesNow.contains(old.lineage()))
                .map(old -> entry(old, old.status(), today.get(old.id()).status(), List.of())).toList();
        return new Changes(since, until, added, renamed, completed, statusChanged, gone);
    }

    private static Entry entry(CountedProject project, ProjectStatus from, ProjectStatus to, List<String> formerly) {
        return new Entry(project.slug(), project.name(), project.city(), from, to, formerly);
    }

    private static Map<UUID, CountedProject> byId(List<CountedProject> projects) {
        return projects.stream().collect(Collectors.toMap(CountedProject::id, Function.identity()));
    }
}
