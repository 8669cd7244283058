package id.etalase.publicspace.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import id.etalase.kit.time.JakartaTime;

/** How full places are, hour by hour of the day. */
@ApplicationScoped
class Occupancy {

    private final EntityManager database;

    Occupancy(EntityManager database) {
        this.database = database;
    }

    /**
     * An hour of the day in a place.
     *
     * @param space slug of the place
     * @param hour hour in Jakarta, two digits; a session counts in each hour that it reaches into
     * @param sessions that took or take place in it
     * @param capacity heads that could come
     * @param booked heads with a confirmed booking
     * @param visitors heads that came in
     * @param bookedRate booked out of capacity, 0 to 1
     * @param visitedRate visitors out of capacity, 0 to 1
     */
    record Line(String space, String hour, long sessions, long capacity, long booked, long visitors, BigDecimal bookedRate,
            BigDecimal visitedRate) {
    }

    /** The sessions that start from {@code from} to {@code to}, both included, in Jakarta; sample sessions are left out. */
    List<Line> of(LocalDate from, LocalDate to) {
        List<?> rows = database.createNativeQuery("""
                select p.slug, to_char(h at time zone 'Asia/Jakarta', 'HH24') as hour, count(*), sum(s.capacity),
                    sum(coalesce(b.booked, 0)), sum(coalesce(b.visitors, 0))
                from session s join activity a on a.id = s.activity_id join space p on p.id = s.space_id
                    cross join lateral generate_series(date_trunc('hour', s.starts_at, 'Asia/Jakarta'),
                        s.ends_at - interval '1 microsecond', interval '1 hour') h
                    left join lateral (select sum(heads) as booked, sum(checked_in) as visitors from booking
                        where session_id = s.id and status in ('CONFIRMED', 'CHECKED_IN', 'NO_SHOW')) b on true
                where s.status = 'SCHEDULED' and not a.sample and s.starts_at >= :from and s.starts_at < :to
                group by 1, 2 order by 1, 2""")
                .setParameter("from", Timestamp.from(from.atStartOfDay(JakartaTime.ZONE).toInstant()))
                .setParameter("to", Timestamp.from(to.plusDays(1).atStartOfDay(JakartaTime.ZONE).toInstant()))
                .getResultList();
        return rows.stream().map(row -> (Object[]) row).map(Occupancy::line).toList();
    }

    private static Line line(Object[] row) {
        long capacity = ((Number) row[3]).longValue();
        long booked = ((Number) row[4]).longValue();
        long visitors = ((Number) row[5]).longValue();
        return new Line((String) row[0], (String) row[1], ((Number) row[2]).longValue(), capacity, booked, visitors,
                rate(booked, capacity), rate(visitors, capacity));
    }

    private static BigDecimal rate(long part, long whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 3, RoundingMode.HALF_UP);
    }
}
