package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.text.Slugs;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.cooperation.ApprovalRule;
import id.etalase.partnerships.cooperation.CooperationKinds;
import id.etalase.partnerships.partner.PartnerEvent;

/** Registers and edits agreements. */
@ApplicationScoped
class AgreementService {

    private final AgreementRepository agreements;
    private final Drafting drafting;
    private final CooperationKinds kinds;
    private final MergePatch mergePatch;
    private final AgreementHistory history;
    private final Ids ids;
    private final Clock clock;

    AgreementService(AgreementRepository agreements, Drafting drafting, CooperationKinds kinds, MergePatch mergePatch,
            AgreementHistory history, Ids ids,
            Clock clock) {
        this.agreements = agreements;
        this.drafting = drafting;
        this.kinds = kinds;
        this.mergePatch = mergePatch;
        this.history = history;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a proposed agreement into the register.
     *
     * @throws Conflict {@code slug-taken} when another has the slug that was asked for
     */
    @Transactional
    TaggedAgreement register(AgreementRequest request, Actor actor) {
        Draft draft = drafting.resolve(request);
        Agreement agreement = new Agreement(ids.next(), slugOf(request), draft, clock.instant());
        agreements.persistAndFlush(agreement);
        history.append(agreement.registered(actor));
        return TaggedAgreement.of(agreement);
    }

    /** Puts an agreement on record that was made before the register existed, with the approvals it is known to have had. */
    @Transactional
    Agreement record(Historical historical, List<ApprovalRequest> approvals, Actor actor) {
        Instant now = clock.instant();
        Agreement agreement = new Agreement(ids.next(), historical, now);
        // Recorded at one instant, they are read in the order of their ids: so the event shows them in that order too.
        Iterator<UUID> approvalIds = Stream.generate(ids::next).limit(approvals.size()).sorted().iterator();
        for (ApprovalRequest approval : approvals) {
            ApprovalRule rule = kinds.find(historical.particulars().kind())
                    .flatMap(kind -> kind.approvalRule(approval.type())).orElseThrow();
            agreement.approvals().add(new Approval(approvalIds.next(), agreement, rule.authority(), approval, now));
        }
        agreements.persistAndFlush(agreement);
        history.append(agreement.registered(actor));
        if (agreement.renews() != null && agreement.stage().isPublic()) {
            keep(agreement.renews().renewBy(agreement, actor, now));
        }
        return agreement;
    }

    /** The same for several that go on from none and have no approvals, all in a few round trips. */
    @Transactional
    void record(List<Historical> several, Actor actor) {
        Instant now = clock.instant();
        List<Agreement> entered = several.stream().map(one -> new Agreement(ids.next(), one, now)).toList();
        agreements.persist(entered);
        agreements.flush();
        history.appendFirst(entered.stream().map(one -> one.registered(actor)).toList());
    }

    /** Changes what the patch names, when the caller has seen the present version. */
    @Transactional
    TaggedAgreement update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor) {
        Agreement agreement = agreements.getForChange(slugOrId);
        ifMatch.check(agreement.tag());
        AgreementRequest before = AgreementRequest.from(agreement);
        AgreementRequest after = mergePatch.apply(before, patch, AgreementRequest.class);
        agreement.update(before, after, drafting.resolve(after, agreement), actor, clock.instant()).ifPresent(event -> {
            agreements.flush();
            history.append(event);
        });
        return TaggedAgreement.of(agreement);
    }

    /**
     * Mends what the register wrote wrongly of a signed agreement.
     *
     * @throws Conflict {@code correction-before-signing} before that; then it is simply changed
     */
    @Transactional
    TaggedAgreement correct(String slugOrId, IfMatch ifMatch, CorrectionRequest correction, Actor actor) {
        Agreement agreement = agreements.getForChange(slugOrId);
        ifMatch.check(agreement.tag());
        AgreementRequest before = AgreementRequest.from(agreement);
        AgreementRequest after = mergePatch.apply(before, correction.changes(), AgreementRequest.class);
        agreement.correct(before, correction, after, drafting.resolve(after, agreement), actor, clock.instant())
                .ifPresent(this::keep);
        return TaggedAgreement.of(agreement);
    }

    /**
     * Enters an addendum that both sides have signed, with what it changes.
     *
     * @throws Conflict {@code amendment-not-possible} when the agreement is not in force
     */
    @Transactional
    TaggedAgreement amend(String slugOrId, IfMatch ifMatch, AmendmentRequest amendment, Actor actor) {
        if (amendment.signedOn().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/signedOn", "in-the-future"));
        }
        Agreement agreement = agreements.getForChange(slugOrId);
        ifMatch.check(agreement.tag());
        AgreementRequest before = AgreementRequest.from(agreement);
        AgreementRequest after = mergePatch.apply(before, amendment.changes(), AgreementRequest.class);
        keep(agreement.amend(before, amendment, after, drafting.resolve(after, agreement), actor, clock.instant()));
        return TaggedAgreement.of(agreement);
    }

    /**
     * Proposes a successor of an agreement that ends or has ended; it passes the stages of its kind like any other.
     *
     * @throws Conflict {@code renewal-not-possible} when it was terminated or never signed, {@code already-renewed} when
     *         another goes on from it
     */
    @Transactional
    TaggedAgreement renew(String slugOrId, RenewalRequest renewal, Actor actor) {
        Agreement agreement = agreements.getForChange(slugOrId);
        return register(AgreementRequest.from(agreement).renewedBy(renewal), actor);
    }

    /** Tells the agreements of a partner that it is called differently now, since they show its name. */
    void follow(@Observes PartnerEvent.Updated event) {
        for (Agreement agreement : agreements.listWithPartner(event.partner().id())) {
            keep(agreement.partnersRenamed(event.actor(), event.at()));
        }
    }

    private void keep(AgreementEvent event) {
        agreements.flush();
        history.append(event);
    }

    private String slugOf(AgreementRequest request) {
        return slugOf(request, slug -> agreements.findByName(slug).isPresent());
    }

    /**
     * The slug that was asked for, or one made of the title.
     *
     * @throws Conflict {@code slug-taken} when another has the slug that was asked for
     */
    String slugOf(AgreementRequest request, Predicate<String> taken) {
        if (request.slug() == null) {
            return Slugs.unused(request.title().en(), "agreement", taken);
        }
        if (taken.test(request.slug())) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        return request.slug();
    }
}
