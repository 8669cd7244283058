package id.etalase.publicspace.referencedata;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.identity.Actor;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.text.BilingualText;
import id.etalase.publicspace.opening.HolidayRepository;
import id.etalase.publicspace.opening.Hours;
import id.etalase.publicspace.opening.LayerKind;
import id.etalase.publicspace.opening.LayerRequest;
import id.etalase.publicspace.opening.OpeningService;
import id.etalase.publicspace.opening.PublicHoliday;
import id.etalase.publicspace.space.AccessState;
import id.etalase.publicspace.space.AreaKind;
import id.etalase.publicspace.space.SpaceKind;
import id.etalase.publicspace.space.SpaceRequest;
import id.etalase.publicspace.space.SpaceService;
import id.etalase.publicspace.space.StepFree;
import id.etalase.publicspace.space.TransitMode;
import io.quarkus.runtime.StartupEvent;

/**
 * Loads places and holidays at the first start, in one transaction and through the same code that answers requests, so that
 * events tell subscribers of them too. A mark in the database keeps later starts, and other replicas, from doing it again.
 */
@ApplicationScoped
class ReferenceDataService {

    private static final Logger LOG = Logger.getLogger(ReferenceDataService.class);
    private static final Actor REGISTER = new Actor("system", "reference data");
    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 7_201_903;
    /** Where a source says that a place is open day and night but not since when. */
    private static final LocalDate KNOWN_SINCE = LocalDate.of(2026, 1, 1);

    private final SpaceService spaces;
    private final OpeningService opening;
    private final HolidayRepository holidays;
    private final SampleProgramme sample;
    private final SampleConfig config;
    private final EntityManager database;
    private final Clock clock;

    ReferenceDataService(SpaceService spaces, OpeningService opening, HolidayRepository holidays, SampleProgramme sample,
            SampleConfig config, EntityManager database, Clock clock) {
        this.spaces = spaces;
        this.opening = opening;
        this.holidays = holidays;
        this.sample = sample;
        this.config = config;
        this.database = database;
        this.clock = clock;
    }

    @Transactional
    void load(@Observes StartupEvent start) {
        // A replica that starts beside the one that loads waits for it, however long that takes, instead of giving up.
        database.createNativeQuery("set local lock_timeout = 0").executeUpdate();
        database.createNativeQuery("select pg_advisory_xact_lock(:lock)").setParameter("lock", LOCK).getSingleResult();
        if (isNew("places")) {
            List<NamedCsvRecord> rows = ReferenceFile.read("places.csv");
            rows.forEach(this::load);
            List<NamedCsvRecord> days = ReferenceFile.read("indonesia-public-holidays.csv");
            days.forEach(row -> holidays.persist(holiday(row)));
            mark("places", rows.size() + days.size());
            LOG.infof("Loaded %d places and %d holidays of the reference data", rows.size(), days.size());
        }
        if (config.enabled() && isNew("sample-programme")) {
            int sessions = sample.load(REGISTER);
            mark("sample-programme", sessions);
            LOG.infof("Loaded a sample programme of %d sessions; etalase.sample.enabled=false leaves it out", sessions);
        }
    }

    private boolean isNew(String name) {
        return database.createNativeQuery("select 1 from reference_load where name = :name").setParameter("name", name)
                .getResultList().isEmpty();
    }

    private void mark(String name, int rows) {
        database.createNativeQuery("insert into reference_load (name, loaded_at, rows) values (:name, :at, :rows)")
                .setParameter("name", name).setParameter("at", Timestamp.from(clock.instant())).setParameter("rows", rows)
                .executeUpdate();
    }

    private void load(NamedCsvRecord row) {
        SpaceRequest place = place(row);
        spaces.register(place, false, REGISTER);
        boolean partOfPark = place.parent() != null && place.kind() == SpaceKind.PARK;
        // The parts of a park have the hours of the whole.
        if (ReferenceFile.field(row, "always_open").isPresent() && !partOfPark) {
            LocalDate since = place.accessSince() == null ? KNOWN_SINCE : place.accessSince();
            opening.add(place.slug(), new LayerRequest(LayerKind.REGULAR, null, since, "FREQ=DAILY", null, null,
                    List.of(new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)), null), REGISTER);
        }
    }

    private static SpaceRequest place(NamedCsvRecord row) {
        Coordinates coordinates = ReferenceFile.field(row, "lat")
                .map(latitude -> new Coordinates(Double.valueOf(latitude), Double.valueOf(row.getField("lon")))).orElse(null);
        return new SpaceRequest(row.getField("slug"), constant(SpaceKind.class, row, "kind").orElseThrow(),
                text(row, "parent_slug"), new BilingualText(row.getField("name_id"), row.getField("name_en")),
                text(row, "address"), text(row, "side_entrance"), coordinates, text(row, "coordinate_precision"),
                ReferenceFile.field(row, "area_m2").map(Integer::valueOf).orElse(null),
                constant(AreaKind.class, row, "area_is").orElse(null), ReferenceFile.list(row, "facilities"),
                constant(TransitMode.class, row, "transit_mode").orElse(null),
                constant(StepFree.class, row, "step_free").orElse(StepFree.UNKNOWN),
                constant(AccessState.class, row, "access").orElseThrow(),
                ReferenceFile.field(row, "access_since").map(LocalDate::parse).orElse(null), text(row, "condition"),
                text(row, "note"), provenance(row));
    }

    private static PublicHoliday holiday(NamedCsvRecord row) {
        return new PublicHoliday(LocalDate.parse(row.getField("date")),
                new BilingualText(row.getField("name_id"), row.getField("name_en")),
                constant(PublicHoliday.Kind.class, row, "kind").orElseThrow(), provenance(row));
    }

    private static Provenance provenance(NamedCsvRecord row) {
        return new Provenance(constant(Provenance.Certainty.class, row, "certainty").orElseThrow(),
                row.getField("source"));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, NamedCsvRecord row, String name) {
        return ReferenceFile.field(row, name)
                .map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static String text(NamedCsvRecord row, String name) {
        return ReferenceFile.field(row, name).orElse(null);
    }
}
