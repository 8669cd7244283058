package id.etalase.ascn.network;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** A meeting, planned or held. */
@Schema(description = "A meeting of the network or of ASEAN, planned or held.", examples = """
        {"slug": "annual-meeting-9", "kind": "annual", "number": 9, "name": {"id": "Pertemuan Tahunan ASCN ke-9",
         "en": "9th ASCN Annual Meeting"}, "startsOn": "2026-08-11", "endsOn": "2026-08-12", "country": "PH", "place": "Manila"}""")
record MeetingRequest(
        @NotNull @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotNull MeetingKind kind,
        @Schema(description = "Which one of its kind it is, from 1.") @Positive Integer number,
        @NotNull @Valid BilingualText name,
        @Schema(description = "Its first day, a month or a year.") @NotNull PartialDate startsOn,
        @Schema(description = "Its last day; absent for a meeting of one day.") PartialDate endsOn,
        @NotPlaceholder @Size(max = 200) String place,
        @Schema(description = "ISO 3166-1 alpha-2 of the host, whose representative keeps the record.") @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @Schema(description = "Whether it was held without a place.") Boolean online,
        @Valid Note note,
        @Valid Provenance provenance) {

    MeetingRequest {
        endsOn = endsOn == null ? startsOn : endsOn;
        online = online != null && online;
    }
}
