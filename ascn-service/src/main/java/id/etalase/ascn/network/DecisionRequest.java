package id.etalase.ascn.network;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** What a meeting decided. */
@Schema(name = "MeetingDecisionRequest", description = "What a meeting decided.", examples = """
        {"text": {"id": "Menyetujui rencana aksi", "en": "Adopted the action plan"}}""")
record DecisionRequest(@NotNull @Valid BilingualText text, @Valid Provenance provenance) {
}
