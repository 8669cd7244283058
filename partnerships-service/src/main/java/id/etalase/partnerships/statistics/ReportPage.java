package id.etalase.partnerships.statistics;

import java.util.List;

import id.etalase.kit.json.EnumNames;
import id.etalase.kit.text.BilingualText;

/** The report of a year as a page to read and to print: no script, tables with captions and headings, one language. */
final class ReportPage {

    private final StringBuilder page = new StringBuilder();
    private final boolean indonesian;

    private ReportPage(boolean indonesian) {
        this.indonesian = indonesian;
    }

    static String of(YearReport report, boolean indonesian) {
        return new ReportPage(indonesian).write(report);
    }

    private String write(YearReport report) {
        String title = say("Laporan kerja sama Jakarta ", "Report on Jakarta's cooperation ") + report.year();
        page.append("<!doctype html>\n<html lang=\"").append(indonesian ? "id" : "en")
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
                .append(title)
                .append("</title><style>body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                        + "table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}caption{text-align:left;font-weight:bold}"
                        + "th,td{border:1px solid #888;padding:.25rem .5rem;text-align:left;vertical-align:top}"
                        + "@media print{body{margin:0;max-width:none}tr{break-inside:avoid}}</style></head><body><main><h1>")
                .append(title).append("</h1>");
        paragraph(say("Keadaan per ", "As of ") + report.asOf() + ": " + report.total().onRecord()
                + say(" kerja sama tercatat, ", " agreements on record, ") + report.total().inForce()
                + say(" pasti berlaku; ", " in force beyond doubt; ") + report.sisterCities().partners()
                + say(" kota kembar di ", " sister cities in ") + report.sisterCities().countries()
                + say(" negara (tahun sebelumnya ", " countries (the year before ") + report.sisterCitiesBefore().partners()
                + ").");
        lines(say("Ditandatangani tahun ini", "Signed in the year"), report.signed());
        lines(say("Berakhir tahun ini", "Ended in the year"), report.ended());
        table(say("Hasil program", "Results of programmes"),
                List.of(say("Program", "Programme"), say("Hasil", "Result"), say("Nilai", "Value"), say("Sumber", "Source")),
                report.highlights().stream().map(one -> List.of(one.programme(), in(one.text()), one.value(), one.source()))
                        .toList());
        table(say("Angka yang disebut dan yang dihitung", "Figures as reported and as counted"),
                List.of(say("Angka", "Figure"), say("Disebut", "Reported"), say("Dihitung", "Counted"),
                        say("Dipakai", "Used"), say("Oleh, kapan", "By whom, when"), say("Sumber", "Source")),
                report.reported().stream().flatMap(figure -> figure.claims().stream().map(claim -> List.of(
                        EnumNames.of(figure.figure()), claim.content().value().toPlainString(),
                        figure.counted() == null ? say("tidak dapat dihitung", "cannot be counted")
                                : figure.counted().toString(),
                        claim.content().used() ? say("ya", "yes") : say("tidak", "no"),
                        claim.content().claimedBy() + ", " + claim.content().claimedOn(),
                        String.valueOf(claim.content().provenance().source())))).toList());
        report.by().forEach((name, groups) -> table(name,
                List.of(say("Nilai", "Value"), say("Tercatat", "On record"), say("Berlaku", "In force")),
                groups.stream().map(group -> List.of(group.value(), String.valueOf(group.onRecord()),
                        String.valueOf(group.inForce()))).toList()));
        return page.append("</main></body></html>\n").toString();
    }

    private void lines(String caption, List<YearReport.Line> lines) {
        table(caption, List.of(say("Kerja sama", "Agreement"), say("Mitra", "Partners"), say("Bentuk", "Instrument"),
                say("Tanggal", "Signed"), say("Tahap", "Stage")),
                lines.stream().map(line -> List.of(in(line.title()), line.partners() == null ? "" : line.partners(),
                        line.instrument(), line.signedOn() == null ? "" : line.signedOn(), line.stage())).toList());
    }

    private void table(String caption, List<String> heads, List<List<String>> rows) {
        page.append("<table><caption>").append(escaped(caption)).append(" (").append(rows.size())
                .append(")</caption><thead><tr>");
        heads.forEach(head -> page.append("<th scope=\"col\">").append(escaped(head)).append("</th>"));
        page.append("</tr></thead><tbody>");
        rows.forEach(row -> {
            page.append("<tr>");
            row.forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
            page.append("</tr>");
        });
        page.append("</tbody></table>");
    }

    private void paragraph(String text) {
        page.append("<p>").append(escaped(text)).append("</p>");
    }

    private String say(String id, String en) {
        return indonesian ? id : en;
    }

    private String in(BilingualText text) {
        return indonesian ? text.id() : text.en();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
