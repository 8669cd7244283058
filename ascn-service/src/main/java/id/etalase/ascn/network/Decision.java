package id.etalase.ascn.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** What a meeting decided, with what came of it. */
@Entity
@Table(name = "meeting_decision")
class Decision {

    @Id
    private UUID id;
    @ManyToOne(fetch = FetchType.LAZY)
    private Meeting meeting;
    @Embedded
    @AttributeOverride(name = "id", column = @Column(name = "text_id"))
    @AttributeOverride(name = "en", column = @Column(name = "text_en"))
    private BilingualText text;
    @Enumerated(EnumType.STRING)
    private DecisionStatus status;
    @Embedded
    private Provenance provenance;
    @OneToMany(mappedBy = "decision", cascade = CascadeType.PERSIST)
    @OrderBy("recordedAt, id")
    private List<FollowUp> followUps = new ArrayList<>();
    private Instant recordedAt;

    protected Decision() {
    }

    Decision(UUID id, Meeting meeting, DecisionRequest request, Instant at) {
        this.id = id;
        this.meeting = meeting;
        this.text = request.text();
        this.status = DecisionStatus.TAKEN;
        this.provenance = request.provenance();
        this.recordedAt = at;
    }

    void follow(UUID followUpId, FollowUpRequest request, Actor actor, Instant at) {
        followUps.add(new FollowUp(followUpId, this, request, actor, at));
        status = request.status();
    }

    UUID id() {
        return id;
    }

    MeetingResponse.Taken taken() {
        return new MeetingResponse.Taken(id, text, status, followUps.stream().map(FollowUp::step).toList(), provenance);
    }
}
