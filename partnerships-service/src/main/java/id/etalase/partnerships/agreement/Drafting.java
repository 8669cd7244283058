package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.partnerships.cooperation.CooperationKind;
import id.etalase.partnerships.cooperation.CooperationKinds;
import id.etalase.partnerships.partner.Partner;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** Finds what a written agreement names, and checks what can be wrong about it whatever its stage. */
@ApplicationScoped
class Drafting {

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
        vocabularies.sectors().check(request.sectors(), "sectors", errors);
        vocabularies.challenges().check(request.challenges(), "challenges", errors);
        vocabularies.benefits().check(request.benefits(), "benefits", errors);
        Agreement renews = findLinked("/renews", request.renews(), itself, errors);
        Agreement buildsOn = findLinked("/buildsOn", request.buildsOn(), itself, errors);
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        return new Draft(request.particulars(), kind.orElseThrow(), found, renews, buildsOn);
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
        }
        return linked.orElse(null);
    }
}
