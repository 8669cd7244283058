package id.etalase.partnerships.agreement;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.text.Slugs;
import id.etalase.kit.time.Ids;
import id.etalase.partnerships.cooperation.ApprovalRule;
import id.etalase.partnerships.cooperation.CooperationKinds;

/** Registers and edits agreements. */
@ApplicationScoped
class AgreementService {

    private final AgreementRepository agreements;
    private final Drafting drafting;
    private final CooperationKinds kinds;
    private final MergePatch mergePatch;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    AgreementService(AgreementRepository agreements, Drafting drafting, CooperationKinds kinds, MergePatch mergePatch,
            Outbox outbox, Ids ids,
            Clock clock) {
        this.agreements = agreements;
        this.drafting = drafting;
        this.kinds = kinds;
        this.mergePatch = mergePatch;
        this.outbox = outbox;
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
        outbox.append(agreement.registered(actor));
        return TaggedAgreement.of(agreement);
    }

    /** Puts an agreement on record that was made before the register existed, with the approvals it is known to have had. */
    @Transactional
    Agreement record(Historical historical, List<ApprovalRequest> approvals, Actor actor) {
        Instant now = clock.instant();
        Agreement agreement = new Agreement(ids.next(), historical, now);
        for (ApprovalRequest approval : approvals) {
            ApprovalRule rule = kinds.find(historical.particulars().kind())
                    .flatMap(kind -> kind.approvalRule(approval.type())).orElseThrow();
            agreement.approvals().add(new Approval(ids.next(), agreement, rule.authority(), approval, now));
        }
        agreements.persistAndFlush(agreement);
        outbox.append(agreement.registered(actor));
        return agreement;
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
            outbox.append(event);
        });
        return TaggedAgreement.of(agreement);
    }

    private String slugOf(AgreementRequest request) {
        if (request.slug() == null) {
            return Slugs.unused(request.title().en(), "agreement", slug -> agreements.findByName(slug).isPresent());
        }
        if (agreements.findByName(request.slug()).isPresent()) {
            throw new Conflict("slug-taken", Map.of("slug", request.slug()));
        }
        return request.slug();
    }
}
