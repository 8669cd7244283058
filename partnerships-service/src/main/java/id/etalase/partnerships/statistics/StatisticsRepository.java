package id.etalase.partnerships.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import id.etalase.kit.country.AseanMember;
import id.etalase.kit.country.Countries;
import id.etalase.kit.json.EnumNames;
import id.etalase.partnerships.agreement.AsOf;
import id.etalase.partnerships.cooperation.Stage;
import id.etalase.partnerships.statistics.StatisticsResponse.Count;
import id.etalase.partnerships.statistics.StatisticsResponse.Group;
import id.etalase.partnerships.statistics.StatisticsResponse.SisterCities;

/** Counts how things stood, from the states of the agreements. Only what the public may see is counted, whoever asks. */
@ApplicationScoped
class StatisticsRepository {

    /** The signed agreements as they stood, each with whether it was in force. */
    private static final String STOOD = """
            with stood as materialized (
                select s.representation as r, s.in_force @> cast(:day as date) as in_force from agreement_state s
                where s.effective_from <= :asOf and (s.effective_to is null or s.effective_to > :asOf) and s.stage in (:public)
                    and (cast(:year as integer) is null or substr(s.representation ->> 'signedOn', 1, 4) = cast(:year as text)))
            """;
    private static final String COUNTS = ", count(*), count(*) filter (where in_force) from ";

    private final EntityManager database;
    private final Countries countries;

    StatisticsRepository(EntityManager database, Countries countries) {
        this.database = database;
        this.countries = countries;
    }

    Count total(AsOf asOf, Integer year) {
        Object[] row = (Object[]) ask(STOOD + "select count(*), count(*) filter (where in_force) from stood", asOf, year)
                .getSingleResult();
        return new Count(number(row[0]), number(row[1]));
    }

    Map<String, List<Group>> groups(AsOf asOf, Integer year) {
        List<String> parts = new ArrayList<>();
        parts.add(single("year", "substr(r ->> 'signedOn', 1, 4)"));
        for (String member : List.of("scope", "kind", "instrument", "pillar", "stage", "direction")) {
            parts.add(single(member, "r ->> '" + member + "'"));
        }
        parts.add(many("sector", "sectors"));
        parts.add(many("benefit", "benefits"));
        parts.add(many("challenge", "challenges"));
        parts.add(many("developmentGoal", "developmentGoals"));
        parts.add(ofPartners("country"));
        parts.add(ofPartners("type").replace("'type' as name", "'partnerType' as name"));
        Map<String, List<Group>> groups = new LinkedHashMap<>();
        for (Object found : ask(STOOD + String.join(" union all ", parts) + " order by 1, 3 desc, 2", asOf, year)
                .getResultList()) {
            Object[] row = (Object[]) found;
            groups.computeIfAbsent((String) row[0], name -> new ArrayList<>())
                    .add(new Group((String) row[1], number(row[2]), number(row[3])));
        }
        groups.put("aseanCountry", aseanCountries(groups.getOrDefault("country", List.of()), asOf.day()));
        return groups;
    }

    /** All members of that day, also those without an agreement. */
    private List<Group> aseanCountries(List<Group> byCountry, LocalDate day) {
        return countries.aseanMembersOn(day).stream().map(AseanMember::code).filter(code -> !code.equals("ID"))
                .map(code -> byCountry.stream().filter(group -> group.value().equals(code)).findFirst()
                        .orElse(new Group(code, 0, 0)))
                .toList();
    }

    SisterCities sisterCities(AsOf asOf) {
        Object[] row = (Object[]) ask(STOOD + """
                select count(distinct p ->> 'id'), count(distinct p ->> 'country')
                from stood, jsonb_array_elements(r -> 'partners') p where in_force and r ->> 'instrument' = 'sister-city'""",
                asOf, null).getSingleResult();
        return new SisterCities(number(row[0]), number(row[1]));
    }

    /** The sectors of agreements in force on the day with partners in these countries, each with how many there are. */
    Map<String, Long> sectorsWith(AsOf asOf, List<String> codes) {
        Query query = ask(STOOD + """
                select sector, count(*) from stood, jsonb_array_elements_text(r -> 'sectors') sector
                where in_force and exists (select 1 from jsonb_array_elements(r -> 'partners') p
                    where p ->> 'country' in (:codes)) group by 1""", asOf, null);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Object found : query.setParameter("codes", codes).getResultList()) {
            counts.put((String) ((Object[]) found)[0], number(((Object[]) found)[1]));
        }
        return counts;
    }

    /** How many institutions and regions of Indonesia take part: those with names, and those that a source only counts. */
    long domesticPartners(AsOf asOf) {
        return number(ask(STOOD + """
                select (select count(distinct p ->> 'id') from stood, jsonb_array_elements(r -> 'partners') p
                        where in_force and p ->> 'country' = 'ID' and r ->> 'scope' = 'domestic')""", asOf, null)
                .getSingleResult());
    }

    /** The agreements signed in a year, or whose term or life ended in it, by slug with the titles. */
    List<Object[]> list(AsOf asOf, String condition, int year) {
        List<Object[]> rows = new ArrayList<>();
        for (Object row : ask(
                STOOD + """
                        select r ->> 'slug', r -> 'title' ->> 'id', r -> 'title' ->> 'en', r ->> 'instrument', r ->> 'scope', r ->> 'stage',
                            r ->> 'signedOn', (select string_agg(p -> 'name' ->> 'en', '; ') from jsonb_array_elements(r -> 'partners') p)
                        from stood where %s = cast(:which as text) order by r ->> 'signedOn', 1"""
                        .formatted(condition),
                asOf, null)
                .setParameter("which", String.valueOf(year)).getResultList()) {
            rows.add((Object[]) row);
        }
        return rows;
    }

    private static String single(String name, String value) {
        return "select '" + name + "' as name, " + value + " as value" + COUNTS + "stood where " + value
                + " is not null group by 2";
    }

    private static String many(String name, String member) {
        return "select '" + name + "' as name, value" + COUNTS + "stood, jsonb_array_elements_text(r -> '" + member
                + "') value group by 2";
    }

    private static String ofPartners(String member) {
        return "select '" + member + "' as name, value" + COUNTS
                + "stood, lateral (select distinct p ->> '" + member
                + "' as value from jsonb_array_elements(r -> 'partners') p where p ->> '" + member
                + "' is not null) partners group by 2";
    }

    private Query ask(String sql, AsOf asOf, Integer year) {
        return database.createNativeQuery(sql).setParameter("asOf", asOf.instant()).setParameter("day", asOf.day())
                .setParameter("year", year).setParameter("public",
                        Stage.publicStages().stream().map(EnumNames::of).toList());
    }

    private static long number(Object value) {
        return ((Number) value).longValue();
    }
}
