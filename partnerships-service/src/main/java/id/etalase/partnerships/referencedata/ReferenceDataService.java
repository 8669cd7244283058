package id.etalase.partnerships.referencedata;

import java.util.List;
import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.ReferenceLoad;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.agreement.HistoricalAgreementService;
import id.etalase.partnerships.partner.PartnerRequest;
import id.etalase.partnerships.partner.PartnerService;
import id.etalase.partnerships.partner.PartnerType;
import id.etalase.partnerships.programme.ReferenceProgrammes;
import io.quarkus.runtime.StartupEvent;

/**
 * Loads partners and agreements at the first start, in one transaction and through the same code that answers requests, so
 * that events tell subscribers of them too. A mark in the database keeps later starts, and other replicas, from doing it
 * again; what officers have changed since stays.
 */
@ApplicationScoped
class ReferenceDataService {

    private static final Logger LOG = Logger.getLogger(ReferenceDataService.class);
    private static final String NAME = "cooperation-register";
    private static final String PROGRAMMES = "programmes";
    private static final Actor REGISTER = new Actor("system", "reference data");

    private final PartnerService partners;
    private final HistoricalAgreementService historicalAgreements;
    private final ReferenceProgrammes programmes;
    private final ReferencePlans plans;
    private final ReferenceLoad referenceLoad;

    ReferenceDataService(PartnerService partners, HistoricalAgreementService historicalAgreements,
            ReferenceProgrammes programmes, ReferencePlans plans, ReferenceLoad referenceLoad) {
        this.partners = partners;
        this.historicalAgreements = historicalAgreements;
        this.programmes = programmes;
        this.plans = plans;
        this.referenceLoad = referenceLoad;
    }

    @Transactional
    void load(@Observes @Priority(10) StartupEvent start) {
        if (referenceLoad.isDue(NAME)) {
            List<NamedCsvRecord> rows = ReferenceFile.read("partners.csv");
            rows.forEach(row -> partners.register(partner(row), REGISTER));
            int agreements = historicalAgreements.enterAll(REGISTER);
            referenceLoad.done(NAME, rows.size() + agreements);
            LOG.infof("Loaded %d partners and %d agreements of the reference data", rows.size(), agreements);
        }
        if (referenceLoad.isDue(PROGRAMMES)) {
            referenceLoad.done(PROGRAMMES, programmes.enterAll(REGISTER));
        }
        plans.loadDue(REGISTER);
    }

    private static PartnerRequest partner(NamedCsvRecord row) {
        Coordinates coordinates = ReferenceFile.field(row, "lat")
                .map(latitude -> new Coordinates(Double.valueOf(latitude), Double.valueOf(row.getField("lon")))).orElse(null);
        return new PartnerRequest(row.getField("slug"),
                PartnerType.valueOf(row.getField("type").toUpperCase(Locale.ROOT).replace('-', '_')),
                new BilingualText(row.getField("name_id"), row.getField("name_en")), ReferenceFile.list(row, "variants"),
                ReferenceFile.field(row, "country").orElse(null), coordinates,
                new Provenance(Provenance.Certainty.valueOf(row.getField("certainty").toUpperCase(Locale.ROOT)),
                        String.join("; ", ReferenceFile.list(row, "source"))));
    }
}
