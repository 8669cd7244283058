package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A meeting as everybody sees it. */
@Schema(description = "A meeting with its decisions and what came of them.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MeetingResponse(UUID id, String slug, MeetingKind kind, Integer number, BilingualText name, PartialDate startsOn,
        PartialDate endsOn, String place, String country, boolean online, List<Taken> decisions, Note note,
        Provenance provenance) {

    /** What was decided. */
    @Schema(name = "MeetingDecision", description = "What a meeting decided.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Taken(UUID id, BilingualText text, DecisionStatus status, List<Step> followUps, Provenance provenance) {
    }

    /** What was done about it. */
    @Schema(name = "DecisionFollowUp", description = "What was done about a decision.")
    record Step(LocalDate doneOn, Note text, DecisionStatus status, Actor actor) {
    }

    static MeetingResponse from(Meeting meeting) {
        MeetingRequest what = meeting.toRequest();
        return new MeetingResponse(meeting.id(), what.slug(), what.kind(), what.number(), what.name(), what.startsOn(),
                what.endsOn(), what.place(), what.country(), what.online(),
                meeting.decisions().stream().map(Decision::taken).toList(), what.note(), what.provenance());
    }
}
