package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.Forbidden;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.agreement.TransitionList.PossibleTransition;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.ApprovalRule;
import id.etalase.partnerships.cooperation.CooperationKind;
import id.etalase.partnerships.cooperation.CooperationKinds;
import id.etalase.partnerships.cooperation.Input;
import id.etalase.partnerships.cooperation.Transition;

/** Moves agreements through the stages of their kind and puts decisions of authorities on file. */
@ApplicationScoped
class TransitionService {

    private final AgreementRepository agreements;
    private final CooperationKinds kinds;
    private final AgreementHistory history;
    private final Ids ids;
    private final Clock clock;

    TransitionService(AgreementRepository agreements, CooperationKinds kinds, AgreementHistory history, Ids ids, Clock clock) {
        this.agreements = agreements;
        this.kinds = kinds;
        this.history = history;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where an agreement may go now, as the caller's roles see it; nowhere while its kind is not decided. */
    TransitionList list(Agreement agreement, Caller caller) {
        if (agreement.particulars().kind() == null) {
            return new TransitionList(agreement.stage(), agreement.revision(), List.of());
        }
        Readiness readiness = readiness(agreement);
        CooperationKind kind = readiness.kind();
        List<PossibleTransition> steps = kind.transitionsFrom(agreement.stage(), agreement.particulars().unbudgetedBurden())
                .stream().map(step -> {
                    List<Missing> missing = readiness.missingFor(step);
                    boolean allowed = step.by().stream().anyMatch(caller::has);
                    return new PossibleTransition(step.to(), step.action(), kind.nameOf(step.to()), step.by(), allowed,
                            step.requires(), missing, allowed && missing.isEmpty());
                }).toList();
        return new TransitionList(agreement.stage(), agreement.revision(), steps);
    }

    /**
     * Takes a step.
     *
     * @throws Conflict {@code transition-not-possible} when the kind has no such step from here, {@code transition-incomplete}
     *         with what is {@code missing} when something is not on file
     * @throws Forbidden when another office takes this step
     * @throws RuleViolation when the request does not say what the step requires
     */
    @Transactional
    TaggedAgreement take(String slugOrId, IfMatch ifMatch, TransitionRequest request, Caller caller) {
        Agreement agreement = agreements.getForChange(slugOrId);
        if (ifMatch != null) {
            ifMatch.check(agreement.tag());
        }
        Readiness readiness = readiness(agreement);
        List<Transition> steps = readiness.kind()
                .transitionsFrom(agreement.stage(), agreement.particulars().unbudgetedBurden());
        Transition step = steps.stream().filter(candidate -> candidate.to() == request.to()).findFirst()
                .orElseThrow(() -> new Conflict("transition-not-possible",
                        Map.of("from", agreement.stage(), "to", request.to()),
                        Map.of("stage", agreement.stage(), "possible", steps.stream().map(Transition::to).toList())));
        Actor actor = actor(step.by(), caller, "transition-of-another-office");
        checkInputs(step, request);
        List<Missing> missing = readiness.missingFor(step);
        if (!missing.isEmpty()) {
            throw new Conflict("transition-incomplete", Map.of("to", request.to(), "count", missing.size()),
                    Map.of("missing", missing));
        }
        LocalDate earliest = agreement.notBefore(step.action() == Action.SIGN);
        if (request.occurredOn() != null && request.occurredOn().isBefore(earliest)) {
            throw new RuleViolation(new FieldError("/occurredOn", "before-what-it-rests-on", Map.of("day", earliest)));
        }
        StageStep taken = new StageStep(ids.next(), agreement, step, request, actor, clock.instant());
        AgreementEvent event = agreement.take(taken, request.ground());
        agreements.flush();
        history.append(event);
        if (step.action() == Action.SIGN && agreement.renews() != null) {
            Agreement renewed = agreements.getForChange(agreement.renewsSlug());
            AgreementEvent renewal = renewed.renewBy(agreement, actor, taken.recordedAt());
            agreements.flush();
            history.append(renewal);
        }
        return TaggedAgreement.of(agreement);
    }

    /**
     * Puts a decision on file.
     *
     * @throws Forbidden when the caller does not act for the authority that gives this approval
     * @throws Conflict {@code approval-not-needed} when the kind knows no such approval, {@code approval-not-open} when the
     *         agreement is not in a stage in which it is given
     */
    @Transactional
    Approval record(String slugOrId, ApprovalRequest request, Caller caller) {
        Agreement agreement = agreements.getForChange(slugOrId);
        CooperationKind kind = kindOf(agreement);
        ApprovalRule rule = kind.approvalRule(request.type()).orElseThrow(() -> new Conflict("approval-not-needed",
                Map.of("type", request.type(), "kind", kind.code())));
        Actor actor = actor(rule.recordedBy(), caller, "approval-of-another-authority");
        if (request.decidedOn().isAfter(today())) {
            throw new RuleViolation(new FieldError("/decidedOn", "in-the-future"));
        }
        LocalDate earliest = agreement.notBefore(false);
        if (request.decision() == Decision.APPROVED && request.revision() == agreement.revision()
                && request.decidedOn().isBefore(earliest)) {
            throw new RuleViolation(new FieldError("/decidedOn", "before-what-it-rests-on", Map.of("day", earliest)));
        }
        if (!kind.isOpen(rule, agreement.stage())) {
            throw new Conflict("approval-not-open", Map.of("type", request.type(), "stage", agreement.stage()),
                    Map.of("stage", agreement.stage(), "openFrom", rule.openFrom()));
        }
        Approval approval = new Approval(ids.next(), agreement, rule.authority(), request, clock.instant());
        AgreementEvent event = agreement.record(approval, actor);
        agreements.flush();
        history.append(event);
        return approval;
    }

    private static Actor actor(List<String> roles, Caller caller, String refusal) {
        if (roles.stream().noneMatch(caller::has)) {
            throw new Forbidden(refusal, Map.of("roles", String.join(", ", roles)));
        }
        return caller.actingAs(roles.toArray(String[]::new));
    }

    private void checkInputs(Transition step, TransitionRequest request) {
        List<FieldError> errors = new ArrayList<>();
        for (Input input : step.requires()) {
            Object given = switch (input) {
                case REASON -> request.reason() == null || request.reason().isBlank() ? null : request.reason();
                case DOCUMENT -> request.document();
                case OCCURRED_ON -> request.occurredOn();
                case GROUND -> request.ground();
            };
            if (given == null) {
                errors.add(new FieldError("/" + switch (input) {
                    case REASON -> "reason";
                    case DOCUMENT -> "document";
                    case OCCURRED_ON -> "occurredOn";
                    case GROUND -> "ground";
                }, "required-by-step"));
            }
        }
        if (request.occurredOn() != null && request.occurredOn().isAfter(today())) {
            errors.add(new FieldError("/occurredOn", "in-the-future"));
        }
        if (request.ground() != null && !step.requires().contains(Input.GROUND)) {
            errors.add(new FieldError("/ground", "not-of-this-step"));
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }

    private Readiness readiness(Agreement agreement) {
        return new Readiness(agreement, kindOf(agreement), today());
    }

    private LocalDate today() {
        return JakartaTime.today(clock);
    }

    private CooperationKind kindOf(Agreement agreement) {
        return kinds.find(agreement.particulars().kind())
                .orElseThrow(() -> new Conflict("kind-not-decided", Map.of("agreement", agreement.slug())));
    }
}
