package id.etalase.partnerships.statistics;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import id.etalase.kit.json.EnumNames;

/** The report of a year as one table: section, item, how many on record, how many in force, source. */
final class ReportTable {

    private ReportTable() {
    }

    static String of(YearReport report) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord("section", "item", "title_id", "title_en", "on_record", "in_force", "source");
            csv.writeRecord("total", String.valueOf(report.year()), "", "", String.valueOf(report.total().onRecord()),
                    String.valueOf(report.total().inForce()), "");
            csv.writeRecord("sister-cities", "partners", "", "", "", String.valueOf(report.sisterCities().partners()), "");
            csv.writeRecord("sister-cities", "countries", "", "", "", String.valueOf(report.sisterCities().countries()), "");
            report.by().forEach((name, groups) -> groups.forEach(group -> csv.writeRecord(name, group.value(), "", "",
                    String.valueOf(group.onRecord()), String.valueOf(group.inForce()), "")));
            lines(csv, "signed", report.signed());
            lines(csv, "ended", report.ended());
            report.highlights().forEach(highlight -> csv.writeRecord("highlight", highlight.programme(),
                    safe(highlight.text().id()), safe(highlight.text().en()), safe(highlight.value()), "",
                    safe(highlight.source())));
            report.reported().forEach(figure -> figure.claims()
                    .forEach(claim -> csv.writeRecord("claim", EnumNames.of(figure.figure()),
                            safe(claim.content().statement().id()), safe(claim.content().statement().en()),
                            claim.content().value().toPlainString(),
                            figure.counted() == null ? "" : figure.counted().toString(),
                            safe(claim.content().provenance().source()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void lines(CsvWriter csv, String section, List<YearReport.Line> lines) {
        lines.forEach(line -> csv.writeRecord(section, line.agreement(), safe(line.title().id()), safe(line.title().en()), "",
                "", ""));
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe in front. */
    private static String safe(String text) {
        return text != null && text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    }
}
