package id.etalase.ascn.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.project.Project;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.time.PartialDate;

/**
 * The sum of an indicator over a project and its parts, in which nothing counts twice: where a project has a value of its
 * own, that value already holds its parts; only where it has none its parts are added up.
 *
 * @param value absent when nothing in the tree has a value
 * @param complete whether no part without a value was left out
 * @param counted the projects whose own values make the sum
 * @param included those whose value is held by that of a project above them
 * @param missing those that would have to count and have no value
 */
@Schema(description = "The sum of an indicator over a project and its parts. A project's own value already holds its parts: nothing counts twice.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TreeSum(String indicator, String unit, String project, PartialDate period, Integer method, BigDecimal value,
        boolean complete, List<Summand> counted, List<String> included, List<String> missing) {

    /** A project whose own value counts. */
    @Schema(name = "TreeSummand", description = "A project whose own value counts.")
    record Summand(String project, BigDecimal value) {
    }

    /**
     * Adds up.
     *
     * @param values the observation of each project that has one, by id
     * @throws Conflict {@code methods-mixed} when the values were made by several methods
     */
    static TreeSum of(Indicator indicator, Project root, PartialDate period, Map<UUID, Observation> values,
            Function<Project, List<Project>> parts) {
        List<Summand> counted = new ArrayList<>();
        List<String> included = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        collect(root, values, parts, counted, missing, included);
        TreeSet<Integer> methods = new TreeSet<>();
        values.values().stream().filter(value -> counted.stream().anyMatch(s -> s.project().equals(value.project().slug())))
                .forEach(value -> methods.add(value.method()));
        if (methods.size() > 1) {
            throw new Conflict("methods-mixed", Map.of("methods", List.copyOf(methods)));
        }
        BigDecimal sum = counted.stream().map(Summand::value).reduce(BigDecimal::add).orElse(null);
        return new TreeSum(indicator.code(), indicator.unit(), root.slug(), period, methods.isEmpty() ? null : methods.first(),
                sum, missing.isEmpty(), counted, included, missing);
    }

    private static void collect(Project project, Map<UUID, Observation> values, Function<Project, List<Project>> parts,
            List<Summand> counted, List<String> missing, List<String> included) {
        List<Project> own = parts.apply(project);
        Observation value = values.get(project.id());
        if (value != null) {
            counted.add(new Summand(project.slug(), value.value()));
            own.forEach(part -> include(part, values, parts, included));
        } else if (own.isEmpty()) {
            missing.add(project.slug());
        } else {
            own.forEach(part -> collect(part, values, parts, counted, missing, included));
        }
    }

    private static void include(Project project, Map<UUID, Observation> values, Function<Project, List<Project>> parts,
            List<String> included) {
        if (values.containsKey(project.id())) {
            included.add(project.slug());
        }
        parts.apply(project).forEach(part -> include(part, values, parts, included));
    }
}
