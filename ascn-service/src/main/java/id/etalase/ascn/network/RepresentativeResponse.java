package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** The body that represents a country in the network for a time. */
@Schema(description = "The national body that represents a country in the network for a time; never a person.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record RepresentativeResponse(UUID id, String country, BilingualText countryName, Note body, PartialDate since,
        PartialDate until, LocalDate evidencedOn, Provenance provenance) {

    static RepresentativeResponse of(NationalRepresentative representative, MemberStates states) {
        RepresentativeRequest what = representative.toRequest();
        return new RepresentativeResponse(representative.id(), what.country(), states.nameOf(what.country()), what.body(),
                what.since(), what.until(), what.evidencedOn(), what.provenance());
    }
}
