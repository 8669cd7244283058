package id.etalase.partnerships.agreement;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.NotFound;
import id.etalase.kit.page.Cursor;
import id.etalase.kit.page.Page;
import id.etalase.kit.page.PageQuery;
import id.etalase.partnerships.agreement.AgreementCriteria.Place;
import id.etalase.partnerships.agreement.ListWalk.Stretch;

/** How agreements stood at any time. */
@ApplicationScoped
class AgreementStateRepository {

    private static final String MARKED = """
            states_marked(:marks, cast(:asOf as timestamptz), :latest, cast(:afterDay as date), cast(:afterId as uuid),
            cast(:untilDay as date), :number, :crowd) m
            left join agreement_state s on s.agreement_id = m.agreement and s.effective_from <= cast(:asOf as timestamptz)
                and (s.effective_to is null or s.effective_to > cast(:asOf as timestamptz))""";
    /** Before and after every place in the order of a list. */
    private static final Place FIRST = new Place(AgreementCriteria.FIRST_DAY, AgreementCriteria.LEAST);
    private static final Place LAST = new Place(AgreementCriteria.LAST_DAY, AgreementCriteria.GREATEST);

    private final AgreementRepository agreements;
    private final FilterGroups groups;
    private final Marks marks;
    private final ListWalk walk;
    private final EntityManager database;
    private final ObjectMapper json;

    AgreementStateRepository(AgreementRepository agreements, FilterGroups groups, Marks marks, ListWalk walk,
            EntityManager database, ObjectMapper json) {
        this.agreements = agreements;
        this.groups = groups;
        this.marks = marks;
        this.walk = walk;
        this.database = database;
        this.json = json;
    }

    /**
     * An agreement as it stood.
     *
     * @throws NotFound when there is none that the reader may see, or there was none at that time
     */
    AgreementResponse get(String slugOrId, AsOf asOf, Audience reader) {
        UUID id = agreements.get(slugOrId, reader).id();
        List<?> rows = database.createNativeQuery("""
                select cast(representation as text) from agreement_state
                where agreement_id = :id and effective_from <= :asOf and (effective_to is null or effective_to > :asOf)""")
                .setParameter("id", id).setParameter("asOf", asOf.instant()).getResultList();
        return rows.stream().map(row -> read((String) row)).filter(agreement -> reader.sees(agreement.stage())).findFirst()
                .orElseThrow(() -> new NotFound("agreement-not-yet",
                        Map.of("agreement", slugOrId, "asOf", asOf.instant().toString())));
    }

    /** Those that the filter lets through as they stood, and the reader might see then. */
    Page<AgreementResponse> page(AgreementFilter filter, AsOf asOf, Audience reader, PageQuery query) {
        StateCriteria criteria = StateCriteria.of(filter, groups.members(filter), asOf, reader);
        String fingerprint = Cursor.fingerprint(filter, reader);
        Place after = query.after(fingerprint).map(cursor -> new Place(cursor.date(0), cursor.uuid(1)))
                .orElse(filter.latestFirst() ? LAST : FIRST);
        Optional<String> marked = criteria.byMarks() ? marks.query(criteria.words(), criteria.marks()) : Optional.empty();
        boolean nothing = criteria.byMarks() && marked.isEmpty();
        List<Row> rows = nothing ? List.of()
                : rows(criteria, marked.orElse(null), after, filter.latestFirst(), query.fetchSize());
        long total = nothing || !query.total() ? 0
                : marked.isEmpty() ? count("agreement_state s", criteria, Map.of())
                        : count(MARKED, criteria, marked(marked.get(), FIRST, new SignedBetween(null, null, false),
                                Integer.MAX_VALUE, Integer.MAX_VALUE));
        return Page.of(rows, query, last -> Cursor.at(fingerprint, last.place().day(), last.place().id()),
                query.total() ? total : null).map(Row::agreement);
    }

    private List<Row> rows(StateCriteria criteria, @Nullable String marked, Place after, boolean latestFirst, int wanted) {
        List<Row> rows = new ArrayList<>();
        for (SignedBetween part : criteria.parts()) {
            int missing = wanted - rows.size();
            Place from = part.begin(after);
            if (missing > 0 && !part.endsBefore(from.day())) {
                rows.addAll(marked == null ? inOrder(criteria, part, from, missing)
                        : walk.find(new States(criteria, part, marked), from, missing));
            }
        }
        return rows;
    }

    private List<Row> inOrder(StateCriteria criteria, SignedBetween part, Place from, int wanted) {
        List<?> found = ask("select s.sort_day, s.agreement_id, cast(s.representation as text) from agreement_state s where "
                + criteria.where() + within(part) + order(part.latestFirst()), criteria, within(part, from))
                .setMaxResults(wanted).getResultList();
        return found.stream().map(row -> row((Object[]) row)).toList();
    }

    /** The first comparison says nothing that the second does not, but the index of times understands it. */
    private static String within(SignedBetween part) {
        return " and s.sort_day %1$s= :afterDay and (s.sort_day, s.agreement_id) %1$s (:afterDay, :afterId)"
                .formatted(part.latestFirst() ? "<" : ">")
                + (part.end() == null ? "" : " and s.sort_day " + (part.latestFirst() ? ">" : "<") + "= :endDay");
    }

    private static Map<String, Object> within(SignedBetween part, Place from) {
        Map<String, Object> parameters = new HashMap<>(Map.of("afterDay", from.day(), "afterId", from.id()));
        if (part.end() != null) {
            parameters.put("endDay", part.end().day());
        }
        return parameters;
    }

    private static String order(boolean latestFirst) {
        return latestFirst ? " order by days_before_the_end(s.sort_day), s.agreement_id desc"
                : " order by days_since_the_beginning(s.sort_day), s.agreement_id";
    }

    private final class States implements ListWalk.Source<Row> {

        private final StateCriteria criteria;
        private final SignedBetween part;
        private final String marked;
        private final String order;

        States(StateCriteria criteria, SignedBetween part, String marked) {
            this.criteria = criteria;
            this.part = part;
            this.marked = marked;
            this.order = order(part.latestFirst());
        }

        @Override
        public Stretch<Row> next(Place from, int rows, int wanted) {
            Map<String, Object> place = within(part, from);
            place.put("number", rows);
            List<Object[]> next = look("s.sort_day, s.agreement_id", "(select * from agreement_state s where "
                    + criteria.whereOrdered() + within(part) + order + " limit :number) s" + order, place);
            Place end = next.size() < rows ? null : place(next.get(next.size() - 1));
            return new Stretch<>(fitting(next, wanted), end == null || part.endsBefore(end.day()) ? null : end);
        }

        @Override
        public Stretch<Row> nextMarked(Place from, int rows, int crowd, int wanted) {
            List<Object[]> next = look("m.day, m.agreement", MARKED
                    + (part.latestFirst() ? " order by m.day desc, m.agreement desc" : " order by m.day, m.agreement"),
                    marked(marked, from, part, rows, crowd));
            List<Place> places = next.stream().map(AgreementStateRepository::place).toList();
            Stretch<Place> found = ListWalk.marked(places, rows, part, from);
            return new Stretch<>(fitting(next, wanted), found.end(), found.crowded());
        }

        private List<Object[]> look(String place, String source, Map<String, Object> parameters) {
            List<?> next = ask("select " + place + ", case when " + criteria.where()
                    + " then cast(s.representation as text) end from " + source, criteria, parameters).getResultList();
            return next.stream().map(row -> (Object[]) row).toList();
        }

        private List<Row> fitting(List<Object[]> rows, int wanted) {
            return rows.stream().filter(row -> row[2] != null && !part.endsBefore(place(row).day())).limit(wanted)
                    .map(AgreementStateRepository.this::row).toList();
        }
    }

    private static Map<String, Object> marked(String marked, Place after, SignedBetween part, int number, int crowd) {
        return Map.of("marks", marked, "latest", part.latestFirst(), "afterDay", after.day(), "afterId", after.id(),
                "untilDay", part.lastDay(), "number", number, "crowd", crowd);
    }

    private long count(String what, StateCriteria criteria, Map<String, Object> more) {
        return ((Number) ask("select count(*) from " + what + " where " + criteria.where(), criteria, more).getSingleResult())
                .longValue();
    }

    /** The sister city agreements that were in force beyond doubt, the oldest first. */
    List<AgreementResponse> listSisterCitiesInForce(AsOf asOf) {
        List<?> rows = database.createNativeQuery("""
                select cast(s.representation as text) from agreement_state s
                where s.labels @> array['instrument:sister-city'] and s.effective @> cast(:asOf as timestamptz)
                    and s.in_force @> cast(:day as date)
                order by s.sort_day, s.representation ->> 'slug'""")
                .setParameter("asOf", asOf.instant()).setParameter("day", asOf.day()).getResultList();
        return rows.stream().map(row -> read((String) row)).toList();
    }

    private Query ask(String sql, StateCriteria criteria, Map<String, Object> more) {
        Query query = database.createNativeQuery(sql);
        criteria.parameters().forEach(query::setParameter);
        more.forEach(query::setParameter);
        return query;
    }

    private Row row(Object[] row) {
        return new Row(place(row), read((String) row[2]));
    }

    private static Place place(Object[] row) {
        return new Place(row[0] instanceof Date date ? date.toLocalDate() : (LocalDate) row[0], (UUID) row[1]);
    }

    private AgreementResponse read(String representation) {
        try {
            return json.readValue(representation, AgreementResponse.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state is always an agreement", e);
        }
    }

    private record Row(Place place, AgreementResponse agreement) {
    }
}
