package id.etalase.publicspace.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.seal.Seal;
import id.etalase.kit.time.Ids;

/** The one place with personal data: the table {@code visitor_contact}, sealed. Every reading by staff goes on record. */
@ApplicationScoped
public class Contacts {

    private final EntityManager database;
    private final Seal seal;
    private final PrivacyConfig config;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    Contacts(EntityManager database, PrivacyConfig config, ObjectMapper json, Ids ids, Clock clock) {
        this.database = database;
        this.seal = new Seal("etalase.privacy", config.key(), config.oldKeys().orElse(List.of()));
        this.config = config;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps the contact of a booking instead of any before, until some time after the visit.
     *
     * @param heads how many names there can be
     * @throws RuleViolation when there are more names than heads, or one twice
     */
    public void keep(UUID booking, Contact contact, int heads, Instant visitEnds) {
        check(contact, heads);
        Seal.Sealed sealed = seal.seal(booking.toString(), write(contact));
        database.createNativeQuery("""
                insert into visitor_contact (booking_id, version, sealed, key_id, erase_after, updated_at)
                values (:booking, 0, :sealed, :key, :after, :at)
                on conflict (booking_id) do update set version = visitor_contact.version + 1, sealed = excluded.sealed,
                    key_id = excluded.key_id, erase_after = excluded.erase_after, updated_at = excluded.updated_at""")
                .setParameter("booking", booking).setParameter("sealed", sealed.bytes()).setParameter("key", sealed.keyId())
                .setParameter("after", Timestamp.from(visitEnds.plus(config.keepAfterVisit())))
                .setParameter("at", Timestamp.from(clock.instant())).executeUpdate();
    }

    /** The visit is at another time now: so is the end of the time for which its contact is kept. */
    public void visitEnds(UUID booking, Instant visitEnds) {
        database.createNativeQuery("update visitor_contact set erase_after = :after where booking_id = :booking")
                .setParameter("after", Timestamp.from(visitEnds.plus(config.keepAfterVisit()))).setParameter("booking", booking)
                .executeUpdate();
    }

    /** What is kept; empty when there never was anything or it is erased. */
    public Optional<Contact> find(UUID booking) {
        List<?> rows = database.createNativeQuery("select key_id, sealed from visitor_contact where booking_id = :booking")
                .setParameter("booking", booking).getResultList();
        return rows.stream().findFirst().map(row -> (Object[]) row)
                .map(row -> read(seal.open(booking.toString(), new Seal.Sealed((String) row[0], (byte[]) row[1]))));
    }

    /** Writes down that somebody of the staff read personal data. */
    public void record(UUID booking, Caller reader, String role, String purpose) {
        database.createNativeQuery("""
                insert into contact_reading (id, booking_id, role, reader, office, purpose, at)
                values (:id, :booking, :role, :reader, :office, :purpose, :at)""").setParameter("id", ids.next())
                .setParameter("booking", booking).setParameter("role", role).setParameter("reader", reader.subject())
                .setParameter("office", reader.office().orElse("")).setParameter("purpose", purpose)
                .setParameter("at", Timestamp.from(clock.instant())).executeUpdate();
    }

    /** Who of the staff read the personal data of a booking, the first one first. */
    @SuppressWarnings("unchecked") // A native query knows no types.
    public List<Reading> listReadings(UUID booking) {
        List<Object[]> rows = database.createNativeQuery("""
                select at, role, office, purpose from contact_reading where booking_id = :booking order by at, id""")
                .setParameter("booking", booking).getResultList();
        return rows.stream()
                .map(row -> new Reading((Instant) row[0], (String) row[1], (String) row[2], (String) row[3])).toList();
    }

    /** A reading, as the owner of the data sees it. */
    public record Reading(Instant at, String role, String office, String purpose) {
    }

    /** Forgets; the booking and its numbers stay. */
    public void erase(UUID booking) {
        database.createNativeQuery("delete from visitor_contact where booking_id = :booking").setParameter("booking", booking)
                .executeUpdate();
    }

    /** Forgets what is kept longer than it may be. */
    public int eraseDue() {
        return database.createNativeQuery("delete from visitor_contact where erase_after <= :now")
                .setParameter("now", Timestamp.from(clock.instant())).executeUpdate();
    }

    private static void check(Contact contact, int heads) {
        if (contact.visitors().size() > heads) {
            throw new RuleViolation(new FieldError("/visitors", "more-than-heads", Map.of("heads", heads)));
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < contact.visitors().size(); i++) {
            if (!names.add(contact.visitors().get(i).strip().toLowerCase(java.util.Locale.ROOT))) {
                throw new RuleViolation(new FieldError("/visitors/" + i, "visitor-named-twice"));
            }
        }
    }

    private byte[] write(Contact contact) {
        try {
            return json.writeValueAsBytes(contact);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Contact read(byte[] bytes) {
        try {
            return json.readValue(bytes, Contact.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
