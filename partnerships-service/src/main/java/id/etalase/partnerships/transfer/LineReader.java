package id.etalase.partnerships.transfer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.agreement.AgreementRequest;
import id.etalase.partnerships.agreement.Direction;
import id.etalase.partnerships.agreement.ImportedAgreement;
import id.etalase.partnerships.agreement.Instrument;
import id.etalase.partnerships.agreement.Renewal;
import id.etalase.partnerships.agreement.Term;
import id.etalase.partnerships.cooperation.Stage;

/** Reads one line; what cannot be read becomes a problem with a suggestion. */
final class LineReader {

    private final NamedCsvRecord row;
    private final List<LineProblem> problems = new ArrayList<>();

    LineReader(NamedCsvRecord row) {
        this.row = row;
    }

    List<LineProblem> problems() {
        return problems;
    }

    /** The agreement, as far as it can be read; look at the problems first. */
    ImportedAgreement read() {
        Arrays.stream(ImportColumn.values()).filter(column -> column.required() && text(column) == null)
                .forEach(column -> add(column, "required", null, null));
        PartialDate startsOn = date(ImportColumn.STARTS_ON);
        PartialDate endsOn = date(ImportColumn.ENDS_ON);
        LocalDate noticeOn = day(ImportColumn.NOTICE_ON);
        Term term = startsOn == null && endsOn == null && noticeOn == null ? null
                : new Term(startsOn, endsOn, noticeOn, null);
        String source = text(ImportColumn.SOURCE);
        Provenance.Certainty certainty = constant(Provenance.Certainty.class, ImportColumn.CERTAINTY);
        Note note = text(ImportColumn.NOTE_ID) == null && text(ImportColumn.NOTE_EN) == null ? null
                : new Note(text(ImportColumn.NOTE_ID), text(ImportColumn.NOTE_EN));
        AgreementRequest request = new AgreementRequest(text(ImportColumn.SLUG),
                new BilingualText(text(ImportColumn.TITLE_ID), text(ImportColumn.TITLE_EN)), text(ImportColumn.KIND),
                constant(Instrument.class, ImportColumn.INSTRUMENT), list(ImportColumn.PARTNERS), null,
                list(ImportColumn.SECTORS), list(ImportColumn.CHALLENGES), list(ImportColumn.BENEFITS),
                constant(Pillar.class, ImportColumn.PILLAR), constant(Direction.class, ImportColumn.DIRECTION),
                text(ImportColumn.RESPONSIBLE_OFFICE), text(ImportColumn.ROADMAP_GOAL), null, term, null, null,
                constant(Renewal.class, ImportColumn.RENEWAL), null, List.of(), null, note,
                source == null && certainty == null ? null : new Provenance(certainty, source));
        return new ImportedAgreement(request, constant(Stage.class, ImportColumn.STAGE), date(ImportColumn.SIGNED_ON),
                day(ImportColumn.EVIDENCED_ON));
    }

    private String text(ImportColumn column) {
        return row.findField(column.label()).map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }

    private List<String> list(ImportColumn column) {
        String text = text(column);
        return text == null ? List.of() : Arrays.stream(text.split(";")).map(String::strip).toList();
    }

    private <E extends Enum<E>> E constant(Class<E> type, ImportColumn column) {
        String text = text(column);
        if (text == null) {
            return null;
        }
        Optional<Object> found = EnumNames.parse(type, text);
        if (found.isEmpty()) {
            add(column, "not-one-of", text, Suggestions.nearest(text, EnumNames.allOf(type))
                    .orElse(String.join(", ", EnumNames.allOf(type))));
            return null;
        }
        return type.cast(found.get());
    }

    private PartialDate date(ImportColumn column) {
        String text = text(column);
        try {
            return text == null ? null : PartialDate.parse(text);
        } catch (IllegalArgumentException e) {
            add(column, "not-a-date", text, Suggestions.date(text).orElse("1989, 2017-08 or 1995-09-08"));
            return null;
        }
    }

    private LocalDate day(ImportColumn column) {
        String text = text(column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            add(column, "not-a-date", text, Suggestions.date(text).orElse("1995-09-08"));
            return null;
        }
    }

    private void add(ImportColumn column, String code, String value, String suggestion) {
        problems.add(new LineProblem(row.getStartingLineNumber(), column.label(), code, value, suggestion));
    }
}
