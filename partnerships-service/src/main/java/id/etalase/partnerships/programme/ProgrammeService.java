package id.etalase.partnerships.programme;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.IfMatch;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.time.Ids;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.agreement.AgreementDirectory;
import id.etalase.partnerships.kept.Kept;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** Registers programmes and takes reports of what they reach. */
@ApplicationScoped
public class ProgrammeService {

    private final ProgrammeRepository programmes;
    private final AgreementDirectory agreements;
    private final PartnerRepository partners;
    private final Vocabularies vocabularies;
    private final Ids ids;
    private final Clock clock;

    ProgrammeService(ProgrammeRepository programmes, AgreementDirectory agreements, PartnerRepository partners,
            Vocabularies vocabularies, Ids ids, Clock clock) {
        this.programmes = programmes;
        this.agreements = agreements;
        this.partners = partners;
        this.vocabularies = vocabularies;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a programme of an agreement on record.
     *
     * @throws Conflict {@code slug-taken} when another has that slug
     * @throws RuleViolation with every field that is wrong
     */
    @Transactional
    public Kept<ProgrammeRequest> register(ProgrammeRequest request, Actor actor) {
        check(request);
        AgreementDirectory.Entry agreement = agreements.find(request.agreement()).orElseThrow(() -> new RuleViolation(
                new FieldError("/agreement", "unknown-agreement", Map.of("value", request.agreement()))));
        return programmes.kind().register(request.slug(), agreement.id(), request, actor);
    }

    /** Changes what the patch names; a target of which something was reported stays. */
    @Transactional
    Kept<ProgrammeRequest> update(String slugOrId, IfMatch ifMatch, JsonNode patch, Actor actor) {
        Kept<ProgrammeRequest> before = programmes.kind().getForChange(slugOrId);
        return programmes.kind().update(slugOrId, ifMatch, patch, actor, ProgrammeRequest::slug, after -> {
            if (!after.agreement().equals(before.body().agreement())) {
                throw new RuleViolation(new FieldError("/agreement", "not-changeable"));
            }
            check(after);
            for (ProgressEntry entry : programmes.entries(before.id())) {
                if (after.targets().stream().noneMatch(target -> target.code().equals(entry.target()))) {
                    throw new Conflict("target-has-progress", Map.of("target", entry.target()));
                }
            }
        });
    }

    /**
     * Takes a report.
     *
     * @throws RuleViolation when the day lies outside the programme or in the future, or target, beneficiary or the replaced
     *         entry are not of this programme
     * @throws Conflict {@code entry-replaced-already} when another entry replaces the same one
     */
    @Transactional
    public ProgressEntry report(String slugOrId, ProgressRequest request, Actor actor) {
        Kept<ProgrammeRequest> programme = programmes.kind().getForChange(slugOrId);
        ProgrammeRequest body = programme.body();
        List<FieldError> errors = new ArrayList<>();
        if (body.targets().stream().noneMatch(target -> target.code().equals(request.target()))) {
            errors.add(new FieldError("/target", "not-of-this-programme", Map.of("value", request.target())));
        }
        if (request.beneficiary() != null
                && body.beneficiaries().stream().noneMatch(one -> one.code().equals(request.beneficiary()))) {
            errors.add(new FieldError("/beneficiary", "not-of-this-programme", Map.of("value", request.beneficiary())));
        }
        if (request.occurredOn().isAfter(JakartaTime.today(clock))) {
            errors.add(new FieldError("/occurredOn", "in-the-future"));
        } else if (body.startsOn() != null && request.occurredOn().isBefore(body.startsOn().first())
                || body.endsOn() != null && request.occurredOn().isAfter(body.endsOn().last())) {
            errors.add(new FieldError("/occurredOn", "outside-the-programme"));
        }
        checkReplaced(programme, request, errors);
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
        ProgressEntry entry = new ProgressEntry(ids.next(), request.target(), request.occurredOn(), request.value(),
                request.round(), request.beneficiary(), request.note(), request.source(), request.replaces(),
                clock.instant());
        programmes.keep(programme.id(), entry);
        programmes.kind().tell("progress-recorded", programme, List.of(), actor, Map.of("progress", entry), entry.recordedAt());
        return entry;
    }

    private void checkReplaced(Kept<ProgrammeRequest> programme, ProgressRequest request, List<FieldError> errors) {
        if (request.replaces() == null) {
            return;
        }
        List<ProgressEntry> entries = programmes.entries(programme.id());
        Optional<ProgressEntry> replaced = entries.stream().filter(entry -> entry.id().equals(request.replaces())).findFirst();
        if (replaced.isEmpty() || !replaced.get().target().equals(request.target())) {
            errors.add(new FieldError("/replaces", "not-of-this-programme", Map.of("value", request.replaces())));
        } else if (entries.stream().anyMatch(entry -> request.replaces().equals(entry.replaces()))) {
            throw new Conflict("entry-replaced-already", Map.of("entry", request.replaces()));
        }
    }

    /** Puts on record what came of a programme. */
    @Transactional
    public OutcomeResponse record(String slugOrId, OutcomeRequest request, Actor actor) {
        Kept<ProgrammeRequest> programme = programmes.kind().getForChange(slugOrId);
        if (request.occurredOn() != null && request.occurredOn().first().isAfter(JakartaTime.today(clock))) {
            throw new RuleViolation(new FieldError("/occurredOn", "in-the-future"));
        }
        OutcomeResponse outcome = new OutcomeResponse(ids.next(), programme.slug(), request.kind(), request.title(),
                request.occurredOn(), request.quantity() == null ? 1 : request.quantity(), request.link(), request.source(),
                clock.instant());
        programmes.keep(programme.id(), outcome);
        programmes.kind().tell("outcome-recorded", programme, List.of(), actor, Map.of("outcome", outcome),
                outcome.recordedAt());
        return outcome;
    }

    private void check(ProgrammeRequest request) {
        List<FieldError> errors = new ArrayList<>();
        if (request.startsOn() != null && request.endsOn() != null
                && request.startsOn().first().isAfter(request.endsOn().last())) {
            errors.add(new FieldError("/endsOn", "ends-before-start"));
        }
        if (request.host() != null && partners.findByName(request.host()).isEmpty()) {
            errors.add(new FieldError("/host", "unknown-partner", Map.of("value", request.host())));
        }
        vocabularies.benefits().check(request.benefits(), "benefits", errors);
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < request.targets().size(); i++) {
            Target target = request.targets().get(i);
            if (!codes.add(target.code())) {
                errors.add(new FieldError("/targets/" + i + "/code", "named-twice", Map.of("value", target.code())));
            }
            if (target.quantity() != null && target.recurring() != null) {
                errors.add(new FieldError("/targets/" + i + "/quantity", "sum-is-worked-out"));
            }
        }
        Set<String> beneficiaries = new HashSet<>();
        for (int i = 0; i < request.beneficiaries().size(); i++) {
            String code = request.beneficiaries().get(i).code();
            if (!beneficiaries.add(code)) {
                errors.add(new FieldError("/beneficiaries/" + i + "/code", "named-twice", Map.of("value", code)));
            }
        }
        if (!errors.isEmpty()) {
            throw new RuleViolation(errors);
        }
    }
}
