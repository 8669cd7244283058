package id.etalase.partnerships.cooperation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be true of the path of every kind, whatever the data say. */
class CooperationKindsTest {

    private static final List<CooperationKind> KINDS = Kinds.shipped();

    static Stream<CooperationKind> kinds() {
        return KINDS.stream();
    }

    @Test
    void the_four_kinds_of_the_law_are_there() {
        assertThat(KINDS).extracting(CooperationKind::code).containsExactlyInAnyOrder("KSDPL", "KSDLL", "KSDD", "KSDPK");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_stage_can_be_reached_from_proposed_but_unverified(CooperationKind kind) {
        // Given
        Set<Stage> reached = new HashSet<>(Set.of(Stage.PROPOSED));

        // When
        boolean more = true;
        while (more) {
            more = kind.transitions().stream().filter(step -> reached.contains(step.from()))
                    .anyMatch(step -> reached.add(step.to()));
        }

        // Then
        List<Stage> stages = new ArrayList<>(kind.stages().stream().map(StageDescription::stage).toList());
        stages.remove(Stage.UNVERIFIED);
        assertThat(reached).containsExactlyInAnyOrderElementsOf(stages);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void every_stage_before_the_signing_can_be_withdrawn_with_a_reason(CooperationKind kind) {
        assertThat(kind.stages()).extracting(StageDescription::stage).filteredOn(
                stage -> !stage.isPublic() && stage != Stage.REJECTED && stage != Stage.WITHDRAWN)
                .allSatisfy(stage -> assertThat(kind.transitionsFrom(stage, null))
                        .anyMatch(step -> step.to() == Stage.WITHDRAWN && step.requires().contains(Input.REASON)));
    }

    /** Subscribers keep what they were told; nothing could take it back from them. */
    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_public_never_becomes_government_business_again(CooperationKind kind) {
        assertThat(kind.transitions()).filteredOn(step -> step.from().isPublic()).isNotEmpty()
                .allMatch(step -> step.to().isPublic());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_has_ended_goes_nowhere(CooperationKind kind) {
        assertThat(List.of(Stage.REJECTED, Stage.WITHDRAWN, Stage.COMPLETED, Stage.EXPIRED, Stage.TERMINATED))
                .allSatisfy(stage -> assertThat(kind.transitionsFrom(stage, null)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_return_and_a_rejection_always_need_a_reason(CooperationKind kind) {
        assertThat(kind.transitions())
                .filteredOn(step -> step.action() == Action.RETURN || step.action() == Action.REJECT)
                .isNotEmpty().allMatch(step -> step.requires().contains(Input.REASON));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void from_a_stage_to_a_stage_leads_one_step_only_once_the_burden_is_decided(CooperationKind kind) {
        for (Stage stage : Stage.values()) {
            for (Boolean burden : List.of(true, false)) {
                assertThat(kind.transitionsFrom(stage, burden)).extracting(Transition::to).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void a_sister_city_needs_council_both_ministries_and_full_powers_before_the_signing() {
        // Given
        CooperationKind kind = Kinds.get("KSDPL");
        Transition signing = kind.transitionsFrom(Stage.APPROVED, null).stream()
                .filter(step -> step.to() == Stage.SIGNED).findFirst().orElseThrow();

        // When
        List<ApprovalRule> needed = kind.approvalsNeededFor(signing, null);

        // Then
        assertThat(needed).extracting(ApprovalRule::type).containsExactlyInAnyOrder(ApprovalType.values());
    }

    @Test
    void nobody_but_the_ministry_itself_records_its_approval() {
        assertThat(KINDS).flatExtracting(CooperationKind::approvals).allSatisfy(rule -> {
            String role = rule.authority() == Authority.COUNCIL ? "cooperation-officer"
                    : rule.authority() == Authority.HOME_AFFAIRS ? "home-affairs" : "foreign-affairs";
            assertThat(rule.recordedBy()).containsExactly(role);
        });
    }

    @Test
    void a_step_to_a_stage_that_the_kind_does_not_have_stops_the_start() {
        CooperationKind kind = Kinds.get("KSDD");
        Transition slip = new Transition(Stage.PROPOSED, Stage.INTENT_SIGNED, Action.ADVANCE, List.of("x"), null, null, null);

        assertThatIllegalArgumentException().isThrownBy(() -> new CooperationKind(kind.code(), kind.name(), kind.scope(),
                kind.partnerTypes(), kind.law(), kind.stages(), List.of(slip), kind.approvals(), kind.duties()))
                .withMessageContaining("KSDD");
    }
}
