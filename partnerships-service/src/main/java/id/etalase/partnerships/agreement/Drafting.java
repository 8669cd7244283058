package id.etalase.partnerships.agreement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.partnerships.cooperation.CooperationKind;
import id.etalase.partnerships.cooperation.CooperationKinds;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.partner.Partner;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** Finds what a written agreement names, and checks what can be wrong about it whatever its stage. */
@ApplicationScoped
class Drafting {

    /** Also late: an agreement that has run out can be taken up again (Moscow ran out in 2016 and was renewed in 2017). */
    private static final Set<Stage> RENEWABLE = EnumSet.of(Stage.SIGNED, Stage.ACTIVE, Stage.SUSPENDED, Stage.UNVERIFIED,
            Stage.COMPLETED, Stage.EXPIRED);

    private final CooperationKinds kinds;
    private final PartnerRepository partners;
    private final AgreementRepository agreements;
    private final Vocabularies vocabularies;

    Drafting(CooperationKinds kinds, PartnerRepository partners, AgreementRepository agreements, Vocabularies vocabularies) {
        this.kinds = kinds;
        this.partners = partners;
        this.agreements = agreements;
        this.vocabularies = vocabularies;
    }

    /** @throws RuleViolation with every field that is wrong */
    Draft resolve(AgreementRequest request) {
        return resolve(request, null);
    }

    /**
     * The same for an agreement that is already there, which cannot renew or build on itself.
     *
     * @throws RuleViolation with every field that is wrong
     */
    Draft resolve(AgreementRequest request, Agreement itself) {
        List<FieldError> errors = new ArrayList<>();
        Optional<CooperationKind> kind = kinds.find(request.kind());
        if (kind.isEmpty()) {
            errors.add(new FieldError("/kind", "unknown-kind", Map.of("value", request.kind(), "allowed",
                    kinds.list().stream().map(CooperationKind::code).toList())));
        }
        List<Partner> found = findPartners(request.partners(), errors);
        if (request.partners().isEmpty() && request.unnamedPartners() == null) {
            errors.add(new FieldError("/partners", "partner-required"));
        } else if (kind.isPresent() && !found.isEmpty() && errors.isEmpty()
                && found.stream().noneMatch(partner -> kind.get().admits(partner.type().code(), partner.country()))) {
            errors.add(new FieldError("/partners", "partners-not-of-kind", Map.of("kind", kind.get().code())));
        }
        if (request.term() != null && !request.term().isOrdered()) {
            errors.add(new FieldError("/term/endsOn", "ends-before-start"));
        }
        if (request.renewal() == Renewal.TACIT && (request.term() == null || !request.term().canGoOn())) {
            errors.add(new FieldError("/renewal", "tacit-needs-term"));
        }
        if (request.roadmapGoal() != null && !agreements.knowsGoal(request.roadmapGoal())) {
            errors.add(new FieldError("/roadmapGoal", "unknown-goal", Map.of("value", request.roadmapGoal())));
        }
        vocabularies.sectors().check(request.sectors(), "sectors", errors);
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        vocabularies.benefits().check(request.benefits(), "benefits", errors);
        Agreement renews = findLinked("/renews", request.renews(), itself, errors);
        Agreement buildsOn = findLinked("/buildsOn", request.buildsOn(), itself, errors);
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        if (renews != null && (itself == null || itself.renews() != renews)) {
            checkRenewable(renews, itself);
        }
        return new Draft(request.particulars(), kind.orElseThrow(), found, renews, buildsOn);
    }

    private static void checkRenewable(Agreement renewed, Agreement itself) {
        if (!RENEWABLE.contains(renewed.stage())) {
            throw new Conflict("renewal-not-possible", Map.of("agreement", renewed.slug(), "stage", renewed.stage()),
                    Map.of("stage", renewed.stage()));
        }
        if (renewed.renewedBySlug() != null && (itself == null || !renewed.renewedBySlug().equals(itself.slug()))) {
            throw new Conflict("already-renewed", Map.of("agreement", renewed.slug(), "successor", renewed.renewedBySlug()));
        }
    }

    /** Whether one comes back to the other by going to what it renews and what it builds on. */
    private static boolean leadsTo(Agreement from, Agreement target) {
        Set<Agreement> seen = new HashSet<>();
        Deque<Agreement> ahead = new ArrayDeque<>(List.of(from));
        while (!ahead.isEmpty()) {
            Agreement next = ahead.pop();
            if (next == target) {
                return true;
            }
            if (seen.add(next)) {
                Stream.of(next.renews(), next.buildsOn()).filter(Objects::nonNull).forEach(ahead::push);
            }
        }
        return false;
    }

    private List<Partner> findPartners(List<String> names, List<FieldError> errors) {
        List<Partner> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String pointer = "/partners/" + i;
            Optional<Partner> partner = partners.findByName(names.get(i));
            if (partner.isEmpty()) {
                errors.add(new FieldError(pointer, "unknown-partner", Map.of("value", names.get(i))));
            } else if (found.contains(partner.get())) {
                errors.add(new FieldError(pointer, "named-twice", Map.of("value", names.get(i))));
            } else {
                found.add(partner.get());
            }
        }
        return found;
    }

    private Agreement findLinked(String pointer, String name, Agreement itself, List<FieldError> errors) {
        if (name == null) {
            return null;
        }
        Optional<Agreement> linked = agreements.findByName(name);
        if (linked.isEmpty()) {
            errors.add(new FieldError(pointer, "unknown-agreement", Map.of("value", name)));
        } else if (linked.get() == itself) {
            errors.add(new FieldError(pointer, "names-itself"));
        } else if (itself != null && leadsTo(linked.get(), itself)) {
            errors.add(new FieldError(pointer, "cyclic-link", Map.of("value", name)));
        }
        return linked.orElse(null);
    }
}
