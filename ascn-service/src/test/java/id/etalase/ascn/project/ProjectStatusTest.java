package id.etalase.ascn.project;

import static id.etalase.ascn.project.ProjectStatus.CANCELLED;
import static id.etalase.ascn.project.ProjectStatus.COMPLETED;
import static id.etalase.ascn.project.ProjectStatus.LISTED;
import static id.etalase.ascn.project.ProjectStatus.ONGOING;
import static id.etalase.ascn.project.ProjectStatus.ONGOING_OR_PLANNING;
import static id.etalase.ascn.project.ProjectStatus.PAUSED;
import static id.etalase.ascn.project.ProjectStatus.PLANNING;
import static id.etalase.ascn.project.ProjectStatus.SUPERSEDED;
import static id.etalase.ascn.project.ProjectStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All pairs of statuses, against the table as people would draw it. */
class ProjectStatusTest {

    private static final Set<ProjectStatus> REAL = EnumSet.of(PLANNING, ONGOING, PAUSED, COMPLETED, CANCELLED, SUPERSEDED);
    private static final Map<ProjectStatus, Set<ProjectStatus>> TABLE = Map.of(
            PLANNING, EnumSet.of(ONGOING, PAUSED, CANCELLED, SUPERSEDED),
            ONGOING, EnumSet.of(PAUSED, COMPLETED, CANCELLED, SUPERSEDED),
            PAUSED, EnumSet.of(ONGOING, CANCELLED, SUPERSEDED),
            COMPLETED, EnumSet.of(SUPERSEDED), CANCELLED, EnumSet.noneOf(ProjectStatus.class),
            SUPERSEDED, EnumSet.noneOf(ProjectStatus.class), ONGOING_OR_PLANNING, REAL, LISTED, REAL, UNKNOWN, REAL);

    static Stream<Arguments> pairs() {
        return Arrays.stream(ProjectStatus.values())
                .flatMap(from -> Arrays.stream(ProjectStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_step_is_possible_exactly_where_the_table_says_so(ProjectStatus from, ProjectStatus to) {
        assertThat(from.canBecome(to)).isEqualTo(TABLE.get(from).contains(to));
    }

    @ParameterizedTest
    @EnumSource
    void no_step_leads_to_what_only_loaded_data_know(ProjectStatus from) {
        assertThat(from.next()).doesNotContain(ONGOING_OR_PLANNING, LISTED, UNKNOWN);
    }

    @Test
    void totals_count_neither_old_names_nor_what_was_given_up() {
        assertThat(ProjectStatus.COUNTED).doesNotContain(SUPERSEDED, CANCELLED, UNKNOWN).containsAll(ProjectStatus.OPEN);
    }
}
