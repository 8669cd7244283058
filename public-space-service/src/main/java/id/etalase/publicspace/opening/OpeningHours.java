package id.etalase.publicspace.opening;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;
import id.etalase.publicspace.space.Space;
import id.etalase.publicspace.space.SpaceRepository;

/**
 * Reads the opening hours of places. A place without layers of its own has those of the nearest place above it that has some;
 * closures of everything above it close it too.
 */
@ApplicationScoped
public class OpeningHours {

    private final OpeningLayerRepository layers;
    private final HolidayRepository holidays;
    private final SpaceRepository spaces;
    private final EntityManager database;

    OpeningHours(OpeningLayerRepository layers, HolidayRepository holidays, SpaceRepository spaces, EntityManager database) {
        this.layers = layers;
        this.holidays = holidays;
        this.spaces = spaces;
        this.database = database;
    }

    /** The one answer for the days from {@code from} to {@code to}, both included. */
    public Timetable of(Space space, LocalDate from, LocalDate to) {
        return new Timetable(layersOf(space), holidays.listBetween(from.minusDays(1), to),
                closed(spaces.listIdsAbove(space), from.minusDays(1), to), from, to);
    }

    private List<OpeningLayer> layersOf(Space space) {
        for (Space above = space; above != null; above = above.parent()) {
            List<OpeningLayer> own = layers.listOf(above.id());
            if (!own.isEmpty()) {
                return own;
            }
        }
        return List.of();
    }

    @SuppressWarnings("unchecked") // A native query knows no types.
    private List<Shut> closed(List<UUID> spacesAbove, LocalDate from, LocalDate to) {
        List<Object[]> rows = database.createNativeQuery("""
                select starts_at, ends_at, reason_id, reason_en from closure
                where space_id in :spaces and status = 'APPLIED' and closes and starts_at < :to and ends_at > :from
                order by starts_at, id""")
                .setParameter("spaces", spacesAbove)
                .setParameter("from", Timestamp.from(from.atStartOfDay(JakartaTime.ZONE).minusDays(1).toInstant()))
                .setParameter("to", Timestamp.from(to.plusDays(2).atStartOfDay(JakartaTime.ZONE).toInstant()))
                .getResultList();
        return rows.stream().map(row -> new Shut(new Interval((Instant) row[0], (Instant) row[1]),
                new BilingualText((String) row[2], (String) row[3]))).toList();
    }
}
