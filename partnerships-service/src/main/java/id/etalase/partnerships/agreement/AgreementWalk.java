package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;
import id.etalase.partnerships.agreement.ListWalk.Stretch;

/** Lists of agreements as they are, in the order of signing. */
@ApplicationScoped
class AgreementWalk {

    private final EntityManager database;
    private final Marks marks;
    private final ListWalk walk;

    AgreementWalk(EntityManager database, Marks marks, ListWalk walk) {
        this.database = database;
        this.marks = marks;
        this.walk = walk;
    }

    /**
     * The first that fit the criteria, in the order of the list.
     *
     * @param select what to read of {@code Agreement a}, such as {@code select a}
     * @param wanted how many at most
     */
    <T> List<T> find(String select, AgreementCriteria criteria, int wanted, Class<T> type) {
        Optional<String> query = criteria.byMarks() ? marks.query(criteria.words(), criteria.marks()) : Optional.empty();
        if (criteria.byMarks() && query.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (SignedBetween part : criteria.parts()) {
            int missing = wanted - found.size();
            Place from = part.begin(criteria.after());
            if (missing > 0 && (from == null || !part.endsBefore(from.day()))) {
                found.addAll(query.isEmpty()
                        ? query(select, criteria.where(from, part.end()), criteria, from, part.end(), type)
                                .setMaxResults(missing).getResultList()
                        : walk.find(new Agreements<>(select, criteria, part, query.get(), type), from, missing));
            }
        }
        return found;
    }

    private final class Agreements<T> implements ListWalk.Source<T> {

        private final String select;
        private final AgreementCriteria criteria;
        private final SignedBetween part;
        private final String marked;
        private final Class<T> type;

        Agreements(String select, AgreementCriteria criteria, SignedBetween part, String marked, Class<T> type) {
            this.select = select;
            this.criteria = criteria;
            this.part = part;
            this.marked = marked;
            this.type = type;
        }

        @Override
        public Stretch<T> next(Place from, int rows, int wanted) {
            if (criteria.byDays()) {
                List<Place> places = byDays(criteria, from, rows).stream().filter(place -> !part.endsBefore(place.day()))
                        .toList();
                return new Stretch<>(among(places, wanted), places.size() < rows ? null : places.get(places.size() - 1));
            }
            Place to = place(from, rows, criteria.latestFirst());
            boolean last = to == null || part.endsBefore(to.day());
            Place end = last ? part.end() : to;
            return new Stretch<>(query(select, criteria.whereSeen(from, end), criteria, from, end, type).setMaxResults(wanted)
                    .getResultList(), last ? null : to);
        }

        @Override
        public Stretch<T> nextMarked(Place from, int rows, int crowd, int wanted) {
            Stretch<Place> found = ListWalk.marked(marked(marked, part, from, rows, crowd), rows, part, from);
            return new Stretch<>(among(found.fitting(), wanted), found.end(), found.crowded());
        }

        private List<T> among(List<Place> places, int wanted) {
            if (places.isEmpty()) {
                return List.of();
            }
            TypedQuery<T> query = query(select, criteria.whereAmong(), criteria, null, null, type);
            query.setParameter("ids", places.stream().map(place -> place.id().toString()).collect(Collectors.joining(",")));
            return query.setMaxResults(wanted).getResultList();
        }
    }

    /** The place that many rows further on; null when the list ends before. */
    private Place place(Place from, int rows, boolean latestFirst) {
        String order = latestFirst ? "desc" : "asc";
        Query query = database.createNativeQuery("select sort_day, id from agreement"
                + (from == null ? "" : " where (sort_day, id) " + (latestFirst ? "<" : ">") + " (:day, :id)")
                + " order by sort_day " + order + ", id " + order, Object[].class);
        if (from != null) {
            query.setParameter("day", from.day()).setParameter("id", from.id());
        }
        List<?> found = query.setFirstResult(rows - 1).setMaxResults(1).getResultList();
        return found.isEmpty() ? null : place((Object[]) found.get(0));
    }

    private List<Place> byDays(AgreementCriteria criteria, Place from, int rows) {
        return query("select a.sortDay, a.id", criteria.whereDays(from), criteria, from, null, Object[].class)
                .setMaxResults(rows).getResultList().stream().map(AgreementWalk::place).toList();
    }

    private List<Place> marked(String marks, SignedBetween part, Place after, int wanted, int crowd) {
        List<?> rows = database.createNativeQuery("""
                select day, agreement from agreements_marked(:marks, :latest, cast(:day as date), cast(:id as uuid),
                    cast(:until as date), :wanted, :crowd)""", Object[].class)
                .setParameter("marks", marks).setParameter("latest", part.latestFirst())
                .setParameter("day", after.day()).setParameter("id", after.id()).setParameter("until", part.lastDay())
                .setParameter("wanted", wanted).setParameter("crowd", crowd).getResultList();
        return rows.stream().map(row -> place((Object[]) row)).toList();
    }

    private static Place place(Object[] row) {
        return new Place(row[0] instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) row[0], (UUID) row[1]);
    }

    private <T> TypedQuery<T> query(String select, String where, AgreementCriteria criteria, Place from, Place to,
            Class<T> type) {
        TypedQuery<T> query = database.createQuery(select + " from Agreement a where " + where + criteria.order(), type);
        Map<String, Object> values = criteria.parameters(from, to);
        for (Parameter<?> parameter : query.getParameters()) {
            if (values.containsKey(parameter.getName())) {
                query.setParameter(parameter.getName(), values.get(parameter.getName()));
            }
        }
        return query;
    }
}
