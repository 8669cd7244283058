package id.etalase.partnerships.transfer;

import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.error.FieldError;
import id.etalase.partnerships.agreement.AgreementIntake;
import id.etalase.partnerships.agreement.ImportedAgreement;
import id.etalase.partnerships.partner.PartnerRepository;
import id.etalase.partnerships.vocabulary.Vocabularies;

/** Reads a table line by line and finds what is wrong with it; nothing is kept in memory but what tells lines apart. */
final class TableCheck {

    private static final int CHUNK = 200;
    private static final int MOST_REPORTED = 1_000;
    private static final Pattern PLACE = Pattern.compile("/(partners|sectors|challenges|benefits)/(\\d+)");

    private final AgreementIntake intake;
    private final PartnerRepository partners;
    private final Vocabularies vocabularies;
    private final Map<UUID, Long> slugs = new HashMap<>();
    private final Map<UUID, Long> identities = new HashMap<>();
    private final List<LineProblem> report = new ArrayList<>();
    private List<String> partnerSlugs;
    private int rows;
    private int problems;

    TableCheck(AgreementIntake intake, PartnerRepository partners, Vocabularies vocabularies) {
        this.intake = intake;
        this.partners = partners;
        this.vocabularies = vocabularies;
    }

    int rows() {
        return rows;
    }

    int problems() {
        return problems;
    }

    /** The first thousand of them. */
    List<LineProblem> report() {
        return report;
    }

    /** @param progress is told after each chunk how many lines are done */
    void run(Reader table, IntConsumer progress) {
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table)) {
            Map<Long, ImportedAgreement> chunk = new LinkedHashMap<>();
            for (NamedCsvRecord row : reader) {
                if (rows == 0 && !checkHeader(row)) {
                    return;
                }
                rows++;
                LineReader line = new LineReader(row);
                ImportedAgreement agreement = line.read();
                line.problems().forEach(this::add);
                if (line.problems().isEmpty()) {
                    chunk.put(row.getStartingLineNumber(), agreement);
                }
                if (rows % CHUNK == 0) {
                    check(chunk);
                    chunk.clear();
                    progress.accept(rows);
                }
            }
            check(chunk);
            if (rows == 0) {
                add(new LineProblem(1, null, "no-rows", null, null));
            }
        } catch (CsvParseException e) {
            add(new LineProblem(rows + 1L, null, "not-a-table", e.getMessage(), null));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private boolean checkHeader(NamedCsvRecord row) {
        int before = problems;
        Set<String> header = Set.copyOf(row.getHeader());
        row.getHeader().stream().filter(name -> ImportColumn.byName(name) == null).forEach(name -> add(new LineProblem(1, name,
                "unknown-column", name, Suggestions.nearest(name, ImportColumn.labels()).orElse(null))));
        for (ImportColumn column : ImportColumn.values()) {
            if (column.required() && !header.contains(column.label())) {
                add(new LineProblem(1, column.label(), "column-missing", null, null));
            }
        }
        return problems == before;
    }

    private void check(Map<Long, ImportedAgreement> chunk) {
        Set<String> taken = intake.takenSlugs(
                chunk.values().stream().map(line -> line.request().slug()).filter(java.util.Objects::nonNull).toList());
        Map<String, String> same = intake.sameAs(chunk.values().stream().map(line -> line.request().title().en()).toList());
        chunk.forEach((number, line) -> {
            intake.check(line).forEach(error -> add(problem(number, error, line)));
            String slug = line.request().slug();
            if (slug != null) {
                Long first = slugs.putIfAbsent(shortened(slug), number);
                if (first != null) {
                    add(new LineProblem(number, "slug", "same-as-line", slug, "line " + first));
                } else if (taken.contains(slug)) {
                    add(new LineProblem(number, "slug", "already-on-record", slug, "/v1/agreements/" + slug));
                }
            }
            String identity = AgreementIntake.identity(line.request(),
                    line.signedOn() == null ? "" : line.signedOn().toString());
            Long first = identities.putIfAbsent(shortened(identity), number);
            if (first != null) {
                add(new LineProblem(number, "title_en", "same-as-line", line.request().title().en(), "line " + first));
            } else if (same.containsKey(identity)) {
                add(new LineProblem(number, "title_en", "already-on-record", line.request().title().en(),
                        "/v1/agreements/" + same.get(identity)));
            }
        });
        intake.forget();
    }

    /** 16 bytes in the place of a long text, so that what tells lines apart stays small however many there are. */
    private static UUID shortened(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private LineProblem problem(long number, FieldError error, ImportedAgreement line) {
        ImportColumn column = ImportColumn.of(error.pointer());
        Matcher place = PLACE.matcher(error.pointer());
        if (!place.matches()) {
            Object value = error.arguments().get("value");
            return new LineProblem(number, column.label(), error.code(), value == null ? null : value.toString(), null);
        }
        int index = Integer.parseInt(place.group(2));
        return switch (place.group(1)) {
            case "partners" -> alike(number, column, error, line.request().partners().get(index), partnerSlugs());
            case "sectors" -> alike(number, column, error, line.request().sectors().get(index),
                    vocabularies.sectors().slugs());
            case "challenges" -> alike(number, column, error, line.request().challenges().get(index),
                    vocabularies.challenges().slugs());
            default -> alike(number, column, error, line.request().benefits().get(index), vocabularies.benefits().slugs());
        };
    }

    private static LineProblem alike(long number, ImportColumn column, FieldError error, String value,
            java.util.Collection<String> known) {
        return new LineProblem(number, column.label(), error.code(), value, Suggestions.nearest(value, known).orElse(null));
    }

    private List<String> partnerSlugs() {
        if (partnerSlugs == null) {
            partnerSlugs = partners.listSlugs();
        }
        return partnerSlugs;
    }

    private void add(LineProblem problem) {
        problems++;
        if (report.size() < MOST_REPORTED) {
            report.add(problem);
        }
    }
}
