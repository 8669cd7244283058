package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;
import id.etalase.partnerships.cooperation.ApprovalType;
import id.etalase.partnerships.cooperation.Scope;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.partner.Partner;
import id.etalase.partnerships.partner.PartnerRepository;

/** Enters the agreements that were made before the register existed, from the files of reference data. */
@ApplicationScoped
public class HistoricalAgreementService {

    private final AgreementRepository agreements;
    private final PartnerRepository partners;
    private final AgreementService service;

    HistoricalAgreementService(AgreementRepository agreements, PartnerRepository partners, AgreementService service) {
        this.agreements = agreements;
        this.partners = partners;
        this.service = service;
    }

    /**
     * Enters all rows, those first to which others refer.
     *
     * @return how many agreements were entered
     */
    @Transactional
    public int enterAll(Actor actor) {
        Map<String, List<String>> partnersOf = partnersByAgreement();
        Map<String, UnnamedPartners> unnamed = unnamedPartners();
        Map<String, List<ApprovalRequest>> approvalsOf = approvalsByAgreement();
        List<NamedCsvRecord> waiting = new ArrayList<>(ReferenceFile.read("agreement-details.csv"));
        int rows = waiting.size();
        while (!waiting.isEmpty()) {
            List<NamedCsvRecord> ready = waiting.stream().filter(this::hasItsLinks).toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("agreements that refer to each other or to none on record: "
                        + waiting.stream().map(row -> row.getField("slug")).toList());
            }
            for (NamedCsvRecord row : ready) {
                String slug = row.getField("slug");
                service.record(historical(row, partnersOf.getOrDefault(slug, List.of()), unnamed.get(slug)),
                        approvalsOf.getOrDefault(slug, List.of()), actor);
            }
            waiting.removeAll(ready);
        }
        return rows;
    }

    private boolean hasItsLinks(NamedCsvRecord row) {
        return List.of("renews", "builds_on").stream()
                .allMatch(link -> ReferenceFile.field(row, link).map(slug -> agreements.findByName(slug).isPresent())
                        .orElse(true));
    }

    private Historical historical(NamedCsvRecord row, List<String> partnerSlugs, UnnamedPartners unnamedPartners) {
        List<Partner> found = partnerSlugs.stream().map(slug -> partners.findByName(slug).orElseThrow()).toList();
        PartialDate startsOn = date(row, "starts_on");
        PartialDate endsOn = date(row, "ends_on");
        Particulars particulars = new Particulars(new BilingualText(row.getField("title_id"), row.getField("title_en")),
                ReferenceFile.text(row, "kind"), ReferenceFile.constant(Instrument.class, row, "instrument"),
                ReferenceFile.list(row, "sectors"),
                ReferenceFile.list(row, "challenges"), ReferenceFile.list(row, "benefits"),
                ReferenceFile.constant(Pillar.class, row, "pillar"), ReferenceFile.constant(Direction.class, row, "direction"),
                ReferenceFile.text(row, "responsible_office"), ReferenceFile.text(row, "roadmap_goal"), null, unnamedPartners,
                startsOn == null && endsOn == null ? null : new Term(startsOn, endsOn, null, null), null, null, List.of(), null,
                ReferenceFile.field(row, "note_en").map(note -> new Note(null, note)).orElse(null),
                new Provenance(ReferenceFile.constant(Provenance.Certainty.class, row, "certainty"),
                        String.join("; ", ReferenceFile.list(row, "sources"))));
        return new Historical(row.getField("slug"), particulars, ReferenceFile.constant(Scope.class, row, "scope"),
                ReferenceFile.constant(Stage.class, row, "stage"), date(row, "signed_on"),
                ReferenceFile.field(row, "evidenced_on").map(LocalDate::parse).orElse(null),
                ReferenceFile.text(row, "date_certainty"), found,
                linked(row, "renews"), linked(row, "builds_on"));
    }

    /** The approvals of which the sources tell, without the letters that they do not name. */
    private static Map<String, List<ApprovalRequest>> approvalsByAgreement() {
        Map<String, List<ApprovalRequest>> approvalsOf = new HashMap<>();
        for (NamedCsvRecord row : ReferenceFile.read("approvals.csv")) {
            String note = row.getField("note") + " Source: " + row.getField("source");
            approvalsOf.computeIfAbsent(row.getField("agreement"), slug -> new ArrayList<>())
                    .add(new ApprovalRequest(ReferenceFile.constant(ApprovalType.class, row, "type"), Decision.APPROVED, 1,
                            null, null,
                            note));
        }
        return approvalsOf;
    }

    private Agreement linked(NamedCsvRecord row, String column) {
        return ReferenceFile.field(row, column).map(slug -> agreements.findByName(slug).orElseThrow()).orElse(null);
    }

    private static Map<String, List<String>> partnersByAgreement() {
        Map<String, List<String>> partnersOf = new HashMap<>();
        ReferenceFile.read("agreement-partners.csv").stream()
                .sorted(Comparator.comparingInt(row -> Integer.parseInt(row.getField("position"))))
                .forEach(row -> partnersOf.computeIfAbsent(row.getField("agreement"), slug -> new ArrayList<>())
                        .add(row.getField("partner")));
        return partnersOf;
    }

    private static Map<String, UnnamedPartners> unnamedPartners() {
        Map<String, UnnamedPartners> unnamed = new HashMap<>();
        for (NamedCsvRecord row : ReferenceFile.read("unnamed-partners.csv")) {
            unnamed.put(row.getField("agreement"),
                    new UnnamedPartners(ReferenceFile.field(row, "count").map(Integer::valueOf).orElse(null),
                            new BilingualText(row.getField("description_id"), row.getField("description_en"))));
        }
        return unnamed;
    }

    private static PartialDate date(NamedCsvRecord row, String column) {
        return ReferenceFile.field(row, column).map(PartialDate::parse).orElse(null);
    }

}
