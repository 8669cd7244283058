package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Version;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.http.EntityTag;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.outbox.Changes;
import id.etalase.kit.time.JakartaTime;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.Action;
import id.etalase.partnerships.cooperation.ApprovalType;
import id.etalase.partnerships.cooperation.Scope;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.partner.Partner;

/**
 * Something that Jakarta agreed, or means to agree, with one or several partners. It passes the stages that its kind of
 * cooperation prescribes. {@code revision} counts the versions of what council and ministries approve; an approval holds for
 * one revision only.
 */
@Entity
public class Agreement {

    /** Before it no authority of the Republic of Indonesia decided anything. */
    private static final LocalDate PROCLAMATION = LocalDate.of(1945, 8, 17);

    @Id
    private UUID id;
    @Version
    private long version;
    private int revision;
    private String slug;
    @Embedded
    private Particulars particulars;
    @Enumerated(EnumType.STRING)
    private Scope scope;
    @Enumerated(EnumType.STRING)
    private Stage stage;
    @Embedded
    @AttributeOverride(name = "first", column = @Column(name = "signed_first"))
    @AttributeOverride(name = "last", column = @Column(name = "signed_last"))
    private PartialDate signedOn;
    private LocalDate evidencedOn;
    private LocalDate endedOn;
    @Enumerated(EnumType.STRING)
    private TerminationGround endGround;
    private String dateCertainty;
    @ManyToOne(fetch = FetchType.LAZY)
    private Agreement renews;
    @ManyToOne(fetch = FetchType.LAZY)
    private Agreement renewedBy;
    @ManyToOne(fetch = FetchType.LAZY)
    private Agreement buildsOn;
    @ManyToMany
    @JoinTable(name = "agreement_partner", joinColumns = @JoinColumn(name = "agreement_id"), inverseJoinColumns = @JoinColumn(name = "partner_id"))
    @OrderColumn(name = "position")
    private List<Partner> partners = new ArrayList<>();
    @OneToMany(mappedBy = "agreement", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt, id")
    private List<Approval> approvals = new ArrayList<>();
    @OneToMany(mappedBy = "agreement", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt, id")
    private List<StageStep> steps = new ArrayList<>();
    private Instant registeredAt;
    private Instant updatedAt;
    /** Made by the database; only queries use it. */
    @Column(insertable = false, updatable = false)
    private LocalDate sortDay;
    /** Made by the database; only queries use it, so it is not read with the rest. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false, columnDefinition = "tsvector")
    private String document;
    /**
     * The days on which it is in force beyond doubt, made by the database; only queries use it, so it is not read with the
     * rest.
     */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false, columnDefinition = "daterange")
    private String inForce;
    /** Written with a new row, so that the row can be found by its partners at once; from then on the database keeps it. */
    @Column(updatable = false)
    private List<String> partnerSlugs;
    /** Made by the database; only queries use it. */
    @Column(insertable = false, updatable = false)
    private List<String> partnerCountries;

    protected Agreement() {
    }

    /** A new agreement, proposed now. */
    Agreement(UUID id, String slug, Draft draft, Instant at) {
        this.id = id;
        this.slug = slug;
        this.stage = Stage.PROPOSED;
        this.scope = draft.kind().scope();
        this.revision = 1;
        this.registeredAt = at;
        write(draft, at);
    }

    /** An agreement that was made before the register existed, as the sources show it. */
    Agreement(UUID id, Historical historical, Instant at) {
        this.id = id;
        this.slug = historical.slug();
        this.particulars = historical.particulars();
        this.scope = historical.scope();
        this.stage = historical.stage();
        this.signedOn = historical.signedOn();
        this.evidencedOn = historical.evidencedOn();
        this.dateCertainty = historical.dateCertainty();
        this.renews = historical.renews();
        this.buildsOn = historical.buildsOn();
        this.partners = new ArrayList<>(historical.partners());
        this.revision = 1;
        this.registeredAt = at;
        this.updatedAt = at;
    }

    @PrePersist
    void namePartners() {
        partnerSlugs = partners.stream().map(Partner::slug).toList();
    }

    AgreementEvent registered(Actor actor) {
        return new AgreementEvent.Registered(change(List.of(), actor, null));
    }

    /**
     * Takes over what an officer wrote. When it touches what is approved, it makes a new revision, and no approval of an
     * earlier one counts any more.
     *
     * @return the event, or empty when nothing is different
     * @throws RuleViolation when the slug differs
     * @throws Conflict {@code agreement-settled} when both sides have signed and the patch touches what they signed
     */
    Optional<AgreementEvent> update(AgreementRequest before, AgreementRequest after, Draft draft, Actor actor, Instant at) {
        if (!slug.equals(after.slug())) {
            throw new RuleViolation(new FieldError("/slug", "not-changeable"));
        }
        List<String> changed = Changes.between(before, after);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        boolean approvedPartChanged = !particulars.approvedPart().equals(draft.particulars().approvedPart())
                || !partners.equals(draft.partners());
        List<ApprovalType> voided = List.of();
        if (approvedPartChanged) {
            if (stage.isPublic() || stage == Stage.REJECTED || stage == Stage.WITHDRAWN) {
                throw new Conflict("agreement-settled", Map.of("stage", stage));
            }
            revision++;
            voided = approvals.stream().filter(approval -> approval.voidBy(at)).map(Approval::type).toList();
        }
        write(draft, at);
        return Optional.of(new AgreementEvent.Updated(change(changed, actor, null), voided));
    }

    /**
     * Mends what the register wrote wrongly of an agreement that is signed; what was agreed stays as it was.
     *
     * @return the event, or empty when nothing is different
     * @throws Conflict {@code correction-before-signing} when both sides have not signed yet
     */
    Optional<AgreementEvent> correct(AgreementRequest before, CorrectionRequest correction, AgreementRequest after, Draft draft,
            Actor actor, Instant at) {
        if (!stage.isPublic()) {
            throw new Conflict("correction-before-signing", Map.of("stage", stage));
        }
        checkSlug(after);
        List<String> changed = new ArrayList<>(Changes.between(before, after));
        if (correction.signedOn() != null && !correction.signedOn().equals(signedOn)) {
            signedOn = correction.signedOn();
            changed.add("/signedOn");
        }
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        write(draft, at);
        return Optional.of(new AgreementEvent.Corrected(change(changed, actor, correction.reason())));
    }

    /**
     * Changes what was agreed, as an addendum says that both sides have signed. It makes a new revision.
     *
     * @throws Conflict {@code amendment-not-possible} when it is not in force
     */
    AgreementEvent amend(AgreementRequest before, AmendmentRequest amendment, AgreementRequest after, Draft draft, Actor actor,
            Instant at) {
        if (stage != Stage.SIGNED && stage != Stage.ACTIVE && stage != Stage.SUSPENDED) {
            throw new Conflict("amendment-not-possible", Map.of("stage", stage));
        }
        checkSlug(after);
        if (!before.kind().equals(after.kind())) {
            throw new RuleViolation(new FieldError("/changes/kind", "not-changeable"));
        }
        List<String> changed = new ArrayList<>(List.of("/revision"));
        changed.addAll(Changes.between(before, after));
        if (changed.size() == 1) {
            throw new RuleViolation(new FieldError("/changes", "changes-nothing"));
        }
        revision++;
        write(draft, at);
        return new AgreementEvent.Amended(change(changed, actor, amendment.reason()), amendment.addendum());
    }

    /**
     * Notes that another agreement, now signed, goes on from here.
     *
     * @throws Conflict {@code already-renewed} when a third one does so already
     */
    AgreementEvent renewBy(Agreement successor, Actor actor, Instant at) {
        if (renewedBy != null && renewedBy != successor) {
            throw new Conflict("already-renewed", Map.of("agreement", slug, "successor", renewedBy.slug()));
        }
        renewedBy = successor;
        updatedAt = at;
        return new AgreementEvent.Renewed(change(List.of("/renewedBy"), actor, null));
    }

    /** Lets its term run for as long again, because no side gave notice. */
    AgreementEvent goOn(Actor actor, Instant at) {
        particulars = particulars.withTerm(particulars.term().again());
        updatedAt = at;
        return new AgreementEvent.Renewed(change(List.of("/term"), actor, "tacit-renewal"));
    }

    /** Tells that its end comes near; changes nothing. */
    AgreementEvent expiring(LocalDate noticeOn, int daysBefore, Actor actor, Instant at) {
        return new AgreementEvent.Expiring(
                new AgreementEvent.Change(AgreementResponse.from(this), List.of(), actor, null, at), noticeOn, daysBefore);
    }

    /** Tells that a partner it shows is now called or placed differently. */
    AgreementEvent partnersRenamed(Actor actor, Instant at) {
        updatedAt = at;
        return new AgreementEvent.Updated(change(List.of("/partners"), actor, null), List.of());
    }

    private void checkSlug(AgreementRequest after) {
        if (!slug.equals(after.slug())) {
            throw new RuleViolation(new FieldError("/changes/slug", "not-changeable"));
        }
    }

    /**
     * Puts the decision of an authority on file.
     *
     * @throws Conflict {@code approval-revision-outdated} when it was given to another revision than the present one
     */
    AgreementEvent record(Approval approval, Actor actor) {
        if (approval.revision() != revision) {
            throw new Conflict("approval-revision-outdated", Map.of("revision", revision),
                    Map.of("revision", revision));
        }
        approvals.add(approval);
        updatedAt = approval.recordedAt();
        return new AgreementEvent.ApprovalRecorded(change(List.of("/approvals"), actor, approval.note()),
                ApprovalResponse.from(approval));
    }

    /** Takes a step whose conditions {@link Readiness} has found met. */
    AgreementEvent take(StageStep step, TerminationGround ground) {
        List<String> changed = new ArrayList<>(List.of("/stage"));
        stage = step.to();
        updatedAt = step.recordedAt();
        if (step.action() == Action.SIGN) {
            signedOn = PartialDate.of(step.occurredOn());
            changed.add("/signedOn");
        }
        if (stage == Stage.COMPLETED || stage == Stage.TERMINATED || stage == Stage.EXPIRED) {
            endedOn = endDay(step);
            endGround = ground;
            if (endedOn != null) {
                changed.add("/endedOn");
            }
            if (endGround != null) {
                changed.add("/endGround");
            }
        }
        steps.add(step);
        return AgreementEvent.of(step.action(), change(changed, step.actor(), step.reason()));
    }

    /**
     * The first day on which its next step can have been taken, or an approval of what it says now can have been decided: no
     * earlier than the steps before, than the edit that made earlier approvals void, and than the Republic's authorities.
     *
     * @param withApprovals whether the approvals that count now come before it too, as they do before a signature
     */
    LocalDate notBefore(boolean withApprovals) {
        Stream<LocalDate> past = Stream.of(
                Stream.of(PROCLAMATION), signedOn == null ? Stream.<LocalDate> empty() : Stream.of(signedOn.first()),
                steps.stream().map(StageStep::occurredOn).filter(Objects::nonNull),
                approvals.stream().map(Approval::voidedAt).filter(Objects::nonNull)
                        .map(at -> LocalDate.ofInstant(at, JakartaTime.ZONE)),
                approvals.stream().filter(approval -> withApprovals && approval.holdsFor(revision)).map(Approval::decidedOn))
                .flatMap(days -> days);
        return past.max(Comparator.naturalOrder()).orElseThrow();
    }

    private LocalDate endDay(StageStep step) {
        if (step.occurredOn() != null) {
            return step.occurredOn();
        }
        Term term = particulars.term();
        boolean exact = term != null && term.endsOn() != null && term.endsOn().first().equals(term.endsOn().last());
        return stage == Stage.EXPIRED && exact ? term.endsOn().last() : null;
    }

    private void write(Draft draft, Instant at) {
        particulars = draft.particulars();
        scope = draft.kind().scope();
        renews = draft.renews();
        buildsOn = draft.buildsOn();
        if (!partners.equals(draft.partners())) {
            partners.clear();
            partners.addAll(draft.partners());
        }
        updatedAt = at;
    }

    private AgreementEvent.Change change(List<String> changed, Actor actor, String reason) {
        return new AgreementEvent.Change(AgreementResponse.from(this), changed, actor, reason, updatedAt);
    }

    /** The last decision of that type, whatever revision it was given to. */
    Optional<Approval> lastApproval(ApprovalType type) {
        return approvals.stream().filter(approval -> approval.type() == type)
                .max(Comparator.comparing(Approval::recordedAt));
    }

    /** The tag of its representation, which also shows the partners and the slugs of linked agreements. */
    EntityTag tag() {
        return EntityTag.of(id, version, partners.stream().map(Partner::version).toList());
    }

    UUID id() {
        return id;
    }

    int revision() {
        return revision;
    }

    String slug() {
        return slug;
    }

    Particulars particulars() {
        return particulars;
    }

    Scope scope() {
        return scope;
    }

    Stage stage() {
        return stage;
    }

    PartialDate signedOn() {
        return signedOn;
    }

    LocalDate evidencedOn() {
        return evidencedOn;
    }

    LocalDate endedOn() {
        return endedOn;
    }

    TerminationGround endGround() {
        return endGround;
    }

    String dateCertainty() {
        return dateCertainty;
    }

    String renewsSlug() {
        return renews == null ? null : renews.slug();
    }

    String renewedBySlug() {
        return renewedBy == null ? null : renewedBy.slug();
    }

    Agreement renews() {
        return renews;
    }

    Agreement buildsOn() {
        return buildsOn;
    }

    String buildsOnSlug() {
        return buildsOn == null ? null : buildsOn.slug();
    }

    List<Partner> partners() {
        return partners;
    }

    List<Approval> approvals() {
        return approvals;
    }

    List<StageStep> steps() {
        return steps;
    }

    Instant registeredAt() {
        return registeredAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    LocalDate sortDay() {
        return sortDay;
    }
}
