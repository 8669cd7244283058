package id.etalase.ascn.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.json.EnumNames;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.time.PartialDate;

/** Puts the totals that the yearly reports printed on record. */
@ApplicationScoped
public class PublishedTotalService {

    private final PublishedTotalRepository totals;

    PublishedTotalService(PublishedTotalRepository totals) {
        this.totals = totals;
    }

    /**
     * Puts the totals of a report on record.
     *
     * @throws Conflict {@code report-year-taken} when that year has some
     */
    @Transactional
    PublishedRequest publish(PublishedRequest request) {
        for (String area : request.shares().keySet()) {
            if (EnumNames.parse(FocusArea.class, area).isEmpty()) {
                throw new RuleViolation(new FieldError("/shares/" + area.replace("~", "~0").replace("/", "~1"), "not-one-of",
                        Map.of("allowed", EnumNames.allOf(FocusArea.class))));
            }
        }
        int parts = Stream.of(request.ongoing(), request.completed(), request.planning()).filter(Objects::nonNull)
                .mapToInt(Integer::intValue).sum();
        if (parts > request.projects()) {
            throw new RuleViolation(new FieldError("/projects", "less-than-its-parts", Map.of("parts", parts)));
        }
        // Rounded percents of six areas may give a few more than a hundred.
        if (request.shares().values().stream().mapToInt(Integer::intValue).sum() > 103) {
            throw new RuleViolation(new FieldError("/shares", "more-than-the-whole"));
        }
        if (totals.findByIdOptional(request.year()).isPresent()) {
            throw new Conflict("report-year-taken", Map.of("year", request.year()));
        }
        totals.persistAndFlush(new PublishedTotal(request));
        return request;
    }

    /**
     * Enters all rows of the reference data.
     *
     * @return how many
     */
    @Transactional
    public int enterAll() {
        List<NamedCsvRecord> rows = ReferenceFile.read("ascn-report-totals.csv");
        rows.forEach(row -> publish(total(row)));
        return rows.size();
    }

    private static PublishedRequest total(NamedCsvRecord row) {
        Map<String, Integer> shares = new TreeMap<>();
        for (FocusArea area : FocusArea.values()) {
            Integer share = number(row, "share_" + area.name().toLowerCase(Locale.ROOT));
            if (share != null) {
                shares.put(EnumNames.of(area), share);
            }
        }
        return new PublishedRequest(number(row, "report_year"), PartialDate.parse(row.getField("as_of")),
                number(row, "total_projects"), number(row, "ongoing"), number(row, "completed"), number(row, "planning"),
                shares, number(row, "member_cities"),
                new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                        Sources.readable(row.getField("source"))));
    }

    private static Integer number(NamedCsvRecord row, String column) {
        return ReferenceFile.field(row, column).map(Integer::valueOf).orElse(null);
    }
}
