package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.identity.Actor;
import id.etalase.partnerships.cooperation.Stage;

/** Checks and enters many agreements, by the same rules as one. The caller has a transaction. */
@ApplicationScoped
public class AgreementIntake {

    private final AgreementService service;
    private final AgreementRepository agreements;
    private final Drafting drafting;
    private final Validator validator;
    private final EntityManager database;

    AgreementIntake(AgreementService service, AgreementRepository agreements, Drafting drafting, Validator validator,
            EntityManager database) {
        this.service = service;
        this.agreements = agreements;
        this.drafting = drafting;
        this.validator = validator;
        this.database = database;
    }

    /** What is wrong with a line, apart from what else is in the table; pointers are those of {@link AgreementRequest}. */
    public List<FieldError> check(ImportedAgreement line) {
        List<FieldError> errors = new ArrayList<>();
        validator.validate(line.request()).forEach(violation -> errors.add(new FieldError(
                "/" + violation.getPropertyPath().toString().replaceAll("\\[(\\d+)\\]\\.?", "/$1/").replace('.', '/')
                        .replaceAll("/<[^>]*>|/$", ""),
                violation.getInvalidValue() == null ? "required" : "wrong-form")));
        if (line.stage() != Stage.PROPOSED && !line.stage().isPublic()) {
            errors.add(new FieldError("/stage", "stage-not-importable"));
        }
        if (line.stage().isPublic() && line.stage() != Stage.UNVERIFIED && line.signedOn() == null
                && line.evidencedOn() == null) {
            errors.add(new FieldError("/signedOn", "signed-when"));
        }
        if (line.stage() == Stage.PROPOSED && line.signedOn() != null) {
            errors.add(new FieldError("/signedOn", "not-signed-yet"));
        }
        if (errors.isEmpty()) {
            try {
                drafting.resolve(line.request());
            } catch (RuleViolation refusal) {
                errors.addAll(refusal.errors());
            }
        }
        return errors;
    }

    /** Which of these slugs are taken. */
    public Set<String> takenSlugs(Collection<String> slugs) {
        return slugs.isEmpty() ? Set.of()
                : new HashSet<>(database.createQuery("select a.slug from Agreement a where a.slug in (:slugs)", String.class)
                        .setParameter("slugs", slugs).getResultList());
    }

    /** The agreements with one of these English titles: what makes two the same, to the slug. */
    public Map<String, String> sameAs(Collection<String> titles) {
        Map<String, String> found = new HashMap<>();
        if (!titles.isEmpty()) {
            agreements.list("particulars.title.en in ?1", titles).forEach(agreement -> found.put(identity(
                    AgreementRequest.from(agreement), agreement.signedOn() == null ? "" : agreement.signedOn().toString()),
                    agreement.slug()));
        }
        return found;
    }

    /** What makes two agreements the same: title, instrument, partners and the day of signing. */
    public static String identity(AgreementRequest request, String signedOn) {
        return request.title().en().strip().toLowerCase(java.util.Locale.ROOT) + "|" + request.instrument() + "|"
                + request.partners().stream().sorted().toList() + "|" + signedOn;
    }

    /** Drops what Hibernate remembers of what was looked up. */
    public void forget() {
        database.clear();
    }

    /**
     * Enters several; what Hibernate remembers of them is dropped, so that a thousand times as many cost a thousand times that.
     */
    public void enter(List<ImportedAgreement> lines, Actor actor) {
        Set<String> named = new HashSet<>();
        List<Historical> several = new ArrayList<>();
        for (ImportedAgreement line : lines) {
            Draft draft = drafting.resolve(line.request());
            String slug = service.slugOf(line.request(),
                    wanted -> named.contains(wanted) || !takenSlugs(List.of(wanted)).isEmpty());
            named.add(slug);
            several.add(new Historical(slug, draft.particulars(), draft.kind().scope(), line.stage(), line.signedOn(),
                    line.evidencedOn(), null, draft.partners(), draft.renews(), draft.buildsOn()));
        }
        service.record(several, actor);
        forget();
    }
}
