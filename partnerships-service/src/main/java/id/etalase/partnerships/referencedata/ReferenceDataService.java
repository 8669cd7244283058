package id.etalase.partnerships.referencedata;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.text.BilingualText;
import id.etalase.partnerships.Provenance;
import id.etalase.partnerships.ReferenceFile;
import id.etalase.partnerships.agreement.HistoricalRegister;
import id.etalase.partnerships.partner.Coordinates;
import id.etalase.partnerships.partner.PartnerRequest;
import id.etalase.partnerships.partner.PartnerService;
import id.etalase.partnerships.partner.PartnerType;
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
    private static final Actor REGISTER = new Actor("system", "reference data");
    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_201_902;

    private final PartnerService partners;
    private final HistoricalRegister historicalRegister;
    private final EntityManager database;
    private final Clock clock;

    ReferenceDataService(PartnerService partners, HistoricalRegister historicalRegister, EntityManager database, Clock clock) {
        this.partners = partners;
        this.historicalRegister = historicalRegister;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
        boolean loaded = !database.createNativeQuery("select 1 from reference_load where name = :name")
                .setParameter("name", NAME).getResultList().isEmpty();
        if (loaded) {
            return;
        }
        List<NamedCsvRecord> rows = ReferenceFile.read("partners.csv");
        rows.forEach(row -> partners.register(partner(row), REGISTER));
        int agreements = historicalRegister.enterAll(REGISTER);
        database.createNativeQuery("insert into reference_load (name, loaded_at, rows) values (:name, :at, :rows)")
                .setParameter("name", NAME).setParameter("at", Timestamp.from(clock.instant()))
                .setParameter("rows", rows.size() + agreements).executeUpdate();
        LOG.infof("Loaded %d partners and %d agreements of the reference data", rows.size(), agreements);
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
