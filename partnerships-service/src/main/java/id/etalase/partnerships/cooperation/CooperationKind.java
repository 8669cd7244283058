package id.etalase.partnerships.cooperation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/**
 * A legal kind of regional cooperation with the path that the law prescribes for it (PP 28/2018; Permendagri 22/2020 and
 * 25/2020).
 *
 * @param code the legal abbreviation, for example KSDPL
 * @param name its official name
 * @param scope in Indonesia or abroad
 * @param partnerTypes the types of partner of which at least one must take part
 * @param law the rules it rests on
 * @param stages the stages, those before the end in their order
 * @param transitions the steps allowed between them
 * @param approvals the approvals it needs
 * @param duties what is owed besides, while it is carried out
 */
@Schema(description = "A legal kind of regional cooperation with its stages, the steps between them and the approvals it needs.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CooperationKind(String code, BilingualText name, Scope scope, List<String> partnerTypes, List<String> law,
        List<StageDescription> stages, List<Transition> transitions, List<ApprovalRule> approvals, List<BilingualText> duties) {

    /** The code of the country from which domestic partners come. */
    private static final String HOME = "ID";

    /**
     * Checks that the data hang together, so that a slip in them stops the start and not an agreement.
     *
     * @throws IllegalArgumentException when a step or an approval names a stage that the kind does not have, or two steps
     *         share both ends and their condition
     */
    public CooperationKind {
        Set<Stage> known = new HashSet<>();
        stages.forEach(stage -> known.add(stage.stage()));
        Set<String> seen = new HashSet<>();
        for (Transition transition : transitions) {
            if (!known.contains(transition.from()) || !known.contains(transition.to())) {
                throw new IllegalArgumentException(code + ": unknown stage in the step " + transition);
            }
            if (!seen.add(transition.from() + " " + transition.to() + " " + transition.when())) {
                throw new IllegalArgumentException(code + ": the step is there twice: " + transition);
            }
        }
        for (ApprovalRule approval : approvals) {
            if (!known.contains(approval.openFrom()) || !known.contains(approval.neededFor())) {
                throw new IllegalArgumentException(code + ": unknown stage in the approval " + approval);
            }
        }
    }

    /**
     * The steps an agreement may take from a stage.
     *
     * @param unbudgetedBurden what is known of the burden; while it is open (null), steps that depend on it are listed too
     */
    public List<Transition> transitionsFrom(Stage stage, Boolean unbudgetedBurden) {
        return transitions.stream().filter(step -> step.from() == stage)
                .filter(step -> step.when() == null || unbudgetedBurden == null || step.when().isMetBy(unbudgetedBurden))
                .toList();
    }

    /** The approvals without which a forward step cannot be taken; those that hang on an open question are left to it. */
    public List<ApprovalRule> approvalsNeededFor(Transition step, Boolean unbudgetedBurden) {
        if (step.action() != Action.ADVANCE && step.action() != Action.SIGN) {
            return List.of();
        }
        return approvals.stream().filter(rule -> order(rule.neededFor()) <= order(step.to()))
                .filter(rule -> rule.when() == null || rule.when().isMetBy(unbudgetedBurden)).toList();
    }

    public Optional<ApprovalRule> approvalRule(ApprovalType type) {
        return approvals.stream().filter(rule -> rule.type() == type).findFirst();
    }

    /** Whether an approval can be given now: from its first stage on, until the agreement is signed. */
    public boolean isOpen(ApprovalRule rule, Stage stage) {
        return order(stage) >= order(rule.openFrom()) && order(stage) < order(Stage.SIGNED);
    }

    public BilingualText nameOf(Stage stage) {
        return stages.get(order(stage)).name();
    }

    /** Whether a partner of this type and country is of the sort that this kind of cooperation is made with. */
    public boolean admits(String partnerType, String country) {
        return partnerTypes.contains(partnerType) && (scope == Scope.DOMESTIC) == HOME.equals(country);
    }

    private int order(Stage stage) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).stage() == stage) {
                return i;
            }
        }
        throw new IllegalArgumentException(code + " has no stage " + stage);
    }
}
