package id.etalase.ascn.network;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.ascn.memberstate.MemberStates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/** The chair of one year. */
@Schema(description = "The country that chairs the network in a year, with the national body that leads.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ChairResponse(int year, String country, BilingualText countryName, Note body, String shepherd, Note note,
        Provenance provenance) {

    static ChairResponse of(Chair chair, MemberStates states) {
        ChairRequest what = chair.what();
        return new ChairResponse(chair.year(), chair.country(), states.nameOf(chair.country()), what.body(), what.shepherd(),
                what.note(), what.provenance());
    }
}
