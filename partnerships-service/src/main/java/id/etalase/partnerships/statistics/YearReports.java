package id.etalase.partnerships.statistics;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.JakartaTime;
import id.etalase.partnerships.agreement.AsOf;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.statistics.YearReport.Highlight;
import id.etalase.partnerships.statistics.YearReport.Line;

/** Puts the report of a year together. */
@ApplicationScoped
class YearReports {

    private final StatisticsRepository statistics;
    private final Claims claims;
    private final EntityManager database;
    private final Clock clock;

    YearReports(StatisticsRepository statistics, Claims claims, EntityManager database, Clock clock) {
        this.statistics = statistics;
        this.claims = claims;
        this.database = database;
        this.clock = clock;
    }

    YearReport of(int year) {
        LocalDate today = JakartaTime.today(clock);
        LocalDate end = LocalDate.of(year, 12, 31);
        AsOf asOf = AsOf.parse((end.isAfter(today) ? today : end).toString(), clock);
        return new YearReport(year, asOf.day(), statistics.total(asOf, null), statistics.sisterCities(asOf),
                statistics.sisterCities(AsOf.parse(Math.max(year - 1, 1900) + "-12-31", clock)),
                lines(asOf, "substr(r ->> 'signedOn', 1, 4)", year),
                lines(asOf, "substr(coalesce(r ->> 'endedOn', case when r ->> 'stage' in ('expired', 'completed') "
                        + "then r -> 'term' ->> 'endsOn' end), 1, 4)", year),
                highlights(year), statistics.groups(asOf, null), claims.figures(Optional.empty(), Optional.of(year)));
    }

    private List<Line> lines(AsOf asOf, String year, int which) {
        return statistics.list(asOf, year, which).stream()
                .map(row -> new Line((String) row[0], new BilingualText((String) row[1], (String) row[2]), (String) row[7],
                        (String) row[3], (String) row[4], (String) row[5], (String) row[6]))
                .toList();
    }

    private List<Highlight> highlights(int year) {
        List<?> rows = database.createNativeQuery("""
                select k.slug, t -> 'name' ->> 'id', t -> 'name' ->> 'en', e.value, t ->> 'unit', e.occurred_on, e.source
                from progress_entry e join kept_record k on k.id = e.programme join agreement a on a.id = k.owner
                    join lateral jsonb_array_elements(k.body -> 'targets') t on t ->> 'code' = e.target
                where extract(year from e.occurred_on) = :year and a.stage in (:public)
                    and not exists (select 1 from progress_entry later where later.replaces = e.id)
                union all
                select k.slug, o.title_id, o.title_en, o.quantity, o.kind, o.occurred_first, o.source
                from outcome o join kept_record k on k.id = o.programme join agreement a on a.id = k.owner
                where extract(year from o.occurred_first) = :year and a.stage in (:public)
                order by 6, 1""", Object[].class).setParameter("year", year)
                .setParameter("public", Stage.publicStages().stream().map(Enum::name).toList()).getResultList();
        return rows.stream().map(found -> {
            Object[] row = (Object[]) found;
            LocalDate on = row[5] instanceof Date date ? date.toLocalDate() : (LocalDate) row[5];
            return new Highlight((String) row[0], new BilingualText((String) row[1], (String) row[2]),
                    new BigDecimal(row[3].toString()).stripTrailingZeros().toPlainString() + " " + row[4], on,
                    (String) row[6]);
        }).toList();
    }
}
