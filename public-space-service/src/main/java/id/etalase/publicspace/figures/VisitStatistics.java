package id.etalase.publicspace.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.time.JakartaTime;

/** Counts visits out of bookings, which hold no personal data: an erasure changes no figure. */
@ApplicationScoped
class VisitStatistics {

    private final EntityManager database;

    VisitStatistics(EntityManager database) {
        this.database = database;
    }

    /**
     * One line of the figures.
     *
     * @param key the value; absent where nobody said
     * @param bookings that were confirmed
     * @param heads that were booked
     * @param visitors that came in
     * @param noShows heads that did not come
     * @param noShowRate of all that were expected and whose session is over, 0 to 1; absent when there are none
     * @param rating mean of the feedback, 1 to 5; absent when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(String key, long bookings, long heads, long visitors, long noShows, BigDecimal noShowRate,
            BigDecimal rating) {
    }

    /** The figures of sessions from {@code from} to {@code to}, both included, in Jakarta; sample visits are left out. */
    List<Line> count(Dimension by, LocalDate from, LocalDate to) {
        List<?> rows = database
                .createNativeQuery(
                        """
                                select %s as key, count(*), sum(part.heads), round(sum(b.checked_in * part.heads / b.heads::numeric)),
                                    coalesce(sum(part.heads) filter (where b.status = 'NO_SHOW'), 0), avg(f.rating)
                                from booking b join session s on s.id = b.session_id join activity a on a.id = s.activity_id
                                    join space p on p.id = s.space_id left join feedback f on f.booking_id = b.id
                                    cross join lateral (%s) part(type, heads)
                                where part.heads > 0 and b.status in ('CONFIRMED', 'CHECKED_IN', 'NO_SHOW') and s.starts_at >= :from and s.starts_at < :to
                                    and not a.sample
                                group by 1 order by 1 nulls last"""
                                .formatted(by.expression(), by.parts()))
                .setParameter("from", Timestamp.from(from.atStartOfDay(JakartaTime.ZONE).toInstant()))
                .setParameter("to", Timestamp.from(to.plusDays(1).atStartOfDay(JakartaTime.ZONE).toInstant()))
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).map(VisitStatistics::line).toList();
    }

    private static Line line(Object[] row) {
        String key = row[0] == null ? null : row[0].toString();
        long visitors = ((Number) row[3]).longValue();
        long noShows = ((Number) row[4]).longValue();
        BigDecimal rate = visitors + noShows == 0 ? null
                : BigDecimal.valueOf(noShows).divide(BigDecimal.valueOf(visitors + noShows), 3, RoundingMode.HALF_UP);
        BigDecimal rating = row[5] == null ? null : new BigDecimal(row[5].toString()).setScale(2, RoundingMode.HALF_UP);
        boolean constant = key != null && key.chars().allMatch(c -> Character.isUpperCase(c) || c == '_') && key.length() > 2;
        return new Line(constant ? key.toLowerCase(Locale.ROOT).replace('_', '-') : key, ((Number) row[1]).longValue(),
                ((Number) row[2]).longValue(), visitors, noShows, rate, rating);
    }
}
