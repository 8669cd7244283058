package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import id.etalase.partnerships.agreement.Missing.ApprovalState;
import id.etalase.partnerships.cooperation.ApprovalRule;
import id.etalase.partnerships.cooperation.Check;
import id.etalase.partnerships.cooperation.CooperationKind;
import id.etalase.partnerships.cooperation.Transition;

/** Whether an agreement has on file what a step of its kind asks for. The same answer serves the list of steps and the step. */
record Readiness(Agreement agreement, CooperationKind kind, LocalDate today) {

    /** What is still missing for the step; empty when it can be taken. */
    List<Missing> missingFor(Transition step) {
        List<Missing> missing = new ArrayList<>();
        Boolean burden = agreement.particulars().unbudgetedBurden();
        if (step.when() != null && burden == null) {
            missing.add(Missing.burdenDecided());
        }
        for (ApprovalRule rule : kind.approvalsNeededFor(step, burden)) {
            stateOf(rule).ifPresent(state -> missing.add(Missing.approval(rule, state)));
        }
        for (Check check : step.checks()) {
            whatFails(check).ifPresent(missing::add);
        }
        return missing;
    }

    private Optional<ApprovalState> stateOf(ApprovalRule rule) {
        Optional<Approval> last = agreement.lastApproval(rule.type());
        if (last.isEmpty()) {
            return Optional.of(ApprovalState.NOT_GIVEN);
        }
        if (last.get().holdsFor(agreement.revision())) {
            return Optional.empty();
        }
        return Optional.of(last.get().decision() == Decision.REFUSED ? ApprovalState.REFUSED : ApprovalState.VOID);
    }

    private Optional<Missing> whatFails(Check check) {
        Term term = agreement.particulars().term();
        return switch (check) {
            case PARTNER -> agreement.partners().isEmpty() && agreement.particulars().unnamedPartners() == null
                    ? Optional.of(Missing.partner())
                    : Optional.empty();
            case TERM_START -> term == null || term.startsOn() == null ? Optional.of(Missing.termStart()) : Optional.empty();
            case TERM_OVER -> term == null || term.endsOn() == null || !term.endsOn().last().isBefore(today)
                    ? Optional.of(Missing.termOver())
                    : Optional.empty();
        };
    }
}
