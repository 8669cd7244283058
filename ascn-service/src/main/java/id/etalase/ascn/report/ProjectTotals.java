package id.etalase.ascn.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.ascn.project.CountedProject;
import id.etalase.ascn.project.ProjectStatus;
import id.etalase.kit.json.EnumNames;

/**
 * Projects on a day, counted from the records when it is asked for. A part that counts with its whole, a superseded, a
 * cancelled project and one of which nobody knows what became of it do not count.
 *
 * @param open planned, ongoing or paused
 * @param statusNotKnown named by a source of that time that does not tell, or not to us, how far it was
 */
@Schema(description = "Projects on a day, counted from the records. Parts that count with their whole, superseded and cancelled projects, and those of unknown fate are left out.")
record ProjectTotals(LocalDate asOf, int projects, int open, int completed, int statusNotKnown, List<Group> byFocusArea,
        List<Group> byStatus, List<Group> byCountry, List<Group> byCity, List<Group> byTopic, List<Group> byChallenge,
        List<Group> byPillar) {

    private static final String NONE = "none";

    /**
     * A part of the total.
     *
     * @param key what they have in common; {@code none} for those on which nothing is on record
     * @param share in percent of all, to one decimal; a project with several topics is in several groups
     */
    @Schema(name = "ProjectGroup", description = "A part of the total, with its share in percent.")
    record Group(String key, int projects, int open, int completed, BigDecimal share) {
    }

    static ProjectTotals of(LocalDate day, List<CountedProject> all) {
        List<CountedProject> counted = all.stream().filter(CountedProject::counts).toList();
        return new ProjectTotals(day, counted.size(), open(counted), completed(counted),
                (int) counted.stream().filter(project -> project.status() == ProjectStatus.LISTED).count(),
                groups(counted, project -> List.of(EnumNames.of(project.focusArea()))),
                groups(counted, project -> List.of(EnumNames.of(project.status()))),
                groups(counted, project -> List.of(project.country())), groups(counted, project -> List.of(project.city())),
                groups(counted, CountedProject::topics), groups(counted, CountedProject::challenges), groups(counted,
                        project -> project.pillar() == null ? List.of() : List.of(EnumNames.of(project.pillar()))));
    }

    private static List<Group> groups(List<CountedProject> counted, Function<CountedProject, List<String>> keys) {
        Map<String, List<CountedProject>> byKey = new TreeMap<>();
        for (CountedProject project : counted) {
            List<String> own = keys.apply(project);
            (own.isEmpty() ? List.of(NONE) : own)
                    .forEach(key -> byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(project));
        }
        return byKey.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue().size(), open(entry.getValue()),
                        completed(entry.getValue()), share(entry.getValue().size(), counted.size())))
                .sorted(Comparator.comparing(Group::key)).toList();
    }

    private static int open(List<CountedProject> projects) {
        return (int) projects.stream().filter(project -> ProjectStatus.OPEN.contains(project.status())).count();
    }

    private static int completed(List<CountedProject> projects) {
        return (int) projects.stream().filter(project -> project.status() == ProjectStatus.COMPLETED).count();
    }

    private static BigDecimal share(int part, int whole) {
        return BigDecimal.valueOf(part * 100L).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }
}
