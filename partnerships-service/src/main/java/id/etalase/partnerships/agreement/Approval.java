package id.etalase.partnerships.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import id.etalase.partnerships.cooperation.ApprovalType;
import id.etalase.partnerships.cooperation.Authority;

/** What an authority decided on one revision of an agreement. Later decisions of the same type stand above earlier ones. */
@Entity
class Approval {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Agreement agreement;
    @Enumerated(EnumType.STRING)
    private ApprovalType type;
    @Enumerated(EnumType.STRING)
    private Authority authority;
    @Enumerated(EnumType.STRING)
    private Decision decision;
    private int revision;
    private String letterNumber;
    private LocalDate decidedOn;
    private String note;
    private Instant recordedAt;
    private Instant voidedAt;

    protected Approval() {
    }

    Approval(UUID id, Agreement agreement, Authority authority, ApprovalRequest request, Instant at) {
        this.id = id;
        this.agreement = agreement;
        this.type = request.type();
        this.authority = authority;
        this.decision = request.decision();
        this.revision = request.revision();
        this.letterNumber = request.letterNumber();
        this.decidedOn = request.decidedOn();
        this.note = request.note();
        this.recordedAt = at;
    }

    /** Whether it lets an agreement of this revision pass. */
    boolean holdsFor(int currentRevision) {
        return decision == Decision.APPROVED && voidedAt == null && revision == currentRevision;
    }

    /** Marks that what it approved has been edited; true when it counted until now. */
    boolean voidBy(Instant at) {
        if (voidedAt != null || decision != Decision.APPROVED) {
            return false;
        }
        voidedAt = at;
        return true;
    }

    UUID id() {
        return id;
    }

    ApprovalType type() {
        return type;
    }

    Authority authority() {
        return authority;
    }

    Decision decision() {
        return decision;
    }

    int revision() {
        return revision;
    }

    String letterNumber() {
        return letterNumber;
    }

    LocalDate decidedOn() {
        return decidedOn;
    }

    String note() {
        return note;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    Instant voidedAt() {
        return voidedAt;
    }
}
