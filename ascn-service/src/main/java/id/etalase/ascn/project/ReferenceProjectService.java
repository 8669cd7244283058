package id.etalase.ascn.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.ascn.city.ReferenceCityService;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.Note;

/**
 * Enters the projects of the reference data, with what each source tells of their status on its day: the action plans of
 * 2018, the articles, and the yearly reports of 2022 and 2025.
 */
@ApplicationScoped
public class ReferenceProjectService {

    private static final LocalDate END_OF_2018 = LocalDate.of(2018, 12, 31);
    private static final LocalDate REPORT_2022 = LocalDate.of(2022, 9, 21);
    private static final LocalDate REPORT_2025 = LocalDate.of(2025, 9, 30);

    private final ProjectService service;
    private final Map<String, String> cityCodes = ReferenceCityService.codes();
    private final Map<String, NamedCsvRecord> details = ReferenceFile.read("project-details.csv").stream()
            .collect(Collectors.toUnmodifiableMap(row -> row.getField("slug"), Function.identity()));
    private final Map<String, List<String>> technologies = ReferenceFile.read("project-technologies.csv").stream()
            .collect(Collectors.toMap(row -> row.getField("slug"), row -> ReferenceFile.list(row, "technologies")));
    private final Map<String, List<NamedCsvRecord>> evidence = ReferenceFile.read("project-evidence.csv").stream()
            .collect(Collectors.groupingBy(row -> row.getField("slug")));

    ReferenceProjectService(ProjectService service) {
        this.service = service;
    }

    /**
     * Enters all rows, those first to which others refer.
     *
     * @return how many projects were entered
     */
    @Transactional
    public int enterAll(Actor actor) {
        List<NamedCsvRecord> waiting = Stream.of("ascn-projects.csv", "ascn-projects-later.csv")
                .flatMap(file -> ReferenceFile.read(file).stream()).collect(Collectors.toCollection(ArrayList::new));
        int rows = waiting.size();
        List<String> entered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<NamedCsvRecord> ready = waiting.stream().filter(row -> hasItsLinks(row, entered)).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("projects that refer to each other or to none on record: "
                        + waiting.stream().map(row -> row.getField("slug")).toList());
            }
            for (NamedCsvRecord row : ready) {
                List<StepRequest> steps = steps(row);
                service.enter(request(row), history(row), steps.get(0), steps.subList(1, steps.size()), actor);
                entered.add(row.getField("slug"));
            }
            waiting.removeAll(ready);
        }
        return rows;
    }

    private static boolean hasItsLinks(NamedCsvRecord row, List<String> entered) {
        return Stream.of("parent_project_slug", "successor_slug")
                .allMatch(link -> ReferenceFile.field(row, link).map(entered::contains).orElse(true));
    }

    /** One step for each day of which a source tells; a report that only lists a project says less than an article. */
    private List<StepRequest> steps(NamedCsvRecord row) {
        List<StepRequest> steps = new ArrayList<>();
        for (NamedCsvRecord known : evidence.getOrDefault(row.getField("slug"), List.of())) {
            steps.add(step(ReferenceFile.constant(ProjectStatus.class, known, "status"),
                    LocalDate.parse(known.getField("day")), null, known.getField("source")));
        }
        boolean closed = steps.stream().anyMatch(step -> step.to() == ProjectStatus.SUPERSEDED);
        if (row.getField("in_2018_action_plan").equals("yes") && !closed) {
            steps.add(step(ProjectStatus.LISTED, END_OF_2018, "Named in a text of 2018.", row.getField("source")));
        }
        boolean knownBetter = steps.stream().anyMatch(step -> step.to() == ProjectStatus.ONGOING);
        if (row.getField("in_report_2022").equals("yes") && !knownBetter) {
            steps.add(step(ProjectStatus.LISTED, REPORT_2022, "Listed in the report of 2022.",
                    "ASCN Monitoring & Evaluation Report 2022 (as of 21 Sep 2022)"));
        }
        ProjectStatus last = ReferenceFile.constant(ProjectStatus.class, row, "status");
        boolean reported = row.getField("in_report_2025").equals("yes");
        boolean gone = row.getField("in_report_2022").equals("yes") && !reported;
        if (reported || gone) {
            steps.add(step(last, REPORT_2025, reported ? null : "Not in the report of 2025 under this name.",
                    row.getField("source")));
        }
        return steps.stream().sorted(Comparator.comparing(StepRequest::occurredOn)).toList();
    }

    private static StepRequest step(ProjectStatus status, LocalDate day, String reason, String source) {
        return new StepRequest(status, day, reason, Sources.readable(source));
    }

    private static History history(NamedCsvRecord row) {
        return new History(ReferenceFile.constant(PlanMention.class, row, "in_2018_action_plan"), Stream.of(2022, 2025)
                .filter(year -> row.getField("in_report_" + year).equals("yes")).toList());
    }

    private ProjectRequest request(NamedCsvRecord row) {
        String slug = row.getField("slug");
        String city = row.getField("city_slug");
        NamedCsvRecord detail = details.get(slug);
        String tagSource = text(detail, "tag_source");
        String source = row.getField("source") + (tagSource == null ? "" : "; tags: " + tagSource);
        return new ProjectRequest(slug, cityCodes.getOrDefault(city, city),
                new Note(ReferenceFile.text(row, "name_id"), row.getField("name_en")), list(detail, "other_names"),
                ReferenceFile.field(row, "description").map(description -> new Note(null, description)).orElse(null), null,
                ReferenceFile.constant(FocusArea.class, row, "ascn_focus_area"), list(detail, "topics"),
                list(detail, "challenges"), list(detail, "service_kinds"), technologies.getOrDefault(slug, List.of()),
                detail == null ? null : ReferenceFile.constant(Pillar.class, detail, "pillar"),
                detail == null ? null : ReferenceFile.constant(PlaceLevel.class, detail, "level"), aims(detail), List.of(),
                List.of(), List.of(), ReferenceFile.text(row, "parent_project_slug"),
                ReferenceFile.text(row, "successor_slug"), !"no".equals(text(detail, "reported_alone")), null, null,
                new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                        Sources.readable(source)));
    }

    private static List<Aim> aims(NamedCsvRecord detail) {
        List<String> english = list(detail, "aims_en");
        List<String> indonesian = list(detail, "aims_id");
        return IntStream.range(0, english.size()).mapToObj(i -> new Aim(indonesian.get(i), english.get(i))).toList();
    }

    private static String text(NamedCsvRecord detail, String column) {
        return detail == null ? null : ReferenceFile.text(detail, column);
    }

    private static List<String> list(NamedCsvRecord detail, String column) {
        return detail == null ? List.of() : ReferenceFile.list(detail, column);
    }
}
