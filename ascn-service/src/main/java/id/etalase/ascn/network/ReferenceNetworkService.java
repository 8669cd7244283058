package id.etalase.ascn.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** Enters chairs, representatives, meetings and decisions of the reference data. */
@ApplicationScoped
public class ReferenceNetworkService {

    private final NetworkService network;
    private final MeetingService meetings;

    ReferenceNetworkService(NetworkService network, MeetingService meetings) {
        this.network = network;
        this.meetings = meetings;
    }

    /**
     * Enters all rows.
     *
     * @return how many
     */
    @Transactional
    public int enterAll() {
        List<NamedCsvRecord> chairs = ReferenceFile.read("ascn-chairs.csv");
        chairs.forEach(row -> network.enter(chair(row)));
        Map<String, NamedCsvRecord> evidence = ReferenceFile.read("representative-evidence.csv").stream()
                .collect(Collectors.toMap(row -> row.getField("iso_alpha2"), Function.identity()));
        List<NamedCsvRecord> representatives = ReferenceFile.read("ascn-national-representatives.csv");
        representatives
                .forEach(row -> network.enter(representative(row, evidence.get(row.getField("iso_alpha2")))));
        List<NamedCsvRecord> held = ReferenceFile.read("meetings.csv");
        held.forEach(row -> meetings.enter(meeting(row)));
        List<NamedCsvRecord> decisions = ReferenceFile.read("decisions.csv");
        decisions.forEach(row -> meetings.enter(row.getField("meeting"), new DecisionRequest(
                new BilingualText(row.getField("text_id"), row.getField("text_en")), provenance(row, ""))));
        return chairs.size() + representatives.size() + held.size() + decisions.size();
    }

    private static ChairRequest chair(NamedCsvRecord row) {
        return new ChairRequest(Integer.valueOf(row.getField("year")), row.getField("iso_alpha2"),
                new Note(ReferenceFile.text(row, "national_representative_body_local"),
                        row.getField("national_representative_body_en")),
                ReferenceFile.text(row, "shepherd"),
                ReferenceFile.field(row, "note").map(note -> new Note(null, Sources.readable(note))).orElse(null),
                provenance(row, ""));
    }

    private static RepresentativeRequest representative(NamedCsvRecord row, NamedCsvRecord evidence) {
        Note body = new Note(ReferenceFile.text(evidence, "body_id"),
                ReferenceFile.field(evidence, "body_en").orElse(row.getField("national_representative_body_en")));
        String more = ReferenceFile.field(evidence, "source").map(source -> "; " + source).orElse("");
        return new RepresentativeRequest(row.getField("iso_alpha2"), body, null, null,
                LocalDate.parse(evidence.getField("evidenced_on")), provenance(row, more));
    }

    private static MeetingRequest meeting(NamedCsvRecord row) {
        return new MeetingRequest(row.getField("slug"), ReferenceFile.constant(MeetingKind.class, row, "kind"),
                ReferenceFile.field(row, "number").map(Integer::valueOf).orElse(null),
                new BilingualText(row.getField("name_id"), row.getField("name_en")),
                PartialDate.parse(row.getField("starts_on")),
                ReferenceFile.field(row, "ends_on").map(PartialDate::parse).orElse(null), ReferenceFile.text(row, "place"),
                row.getField("iso_alpha2"), row.getField("online").equals("yes"),
                ReferenceFile.field(row, "note_en").map(note -> new Note(null, note)).orElse(null), provenance(row, ""));
    }

    private static Provenance provenance(NamedCsvRecord row, String more) {
        return new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                Sources.readable(row.getField("source") + more));
    }
}
