package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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
        if (!criteria.byMarks()) {
            return between(select, criteria, criteria.after(), null, wanted, type);
        }
        Optional<String> query = marks.query(criteria.words(), criteria.marks());
        return query.isEmpty() ? List.of()
                : walk.find(new Agreements<>(select, criteria, query.get(), type), criteria.after(), wanted);
    }

    private final class Agreements<T> implements ListWalk.Source<T> {

        private final String select;
        private final AgreementCriteria criteria;
        private final String marked;
        private final Class<T> type;

        Agreements(String select, AgreementCriteria criteria, String marked, Class<T> type) {
            this.select = select;
            this.criteria = criteria;
            this.marked = marked;
            this.type = type;
        }

        @Override
        public Stretch<T> next(Place from, int rows, int wanted) {
            Place to = place(from, rows, criteria.latestFirst());
            return stretch(between(select, criteria, from, to, wanted, type), to);
        }

        @Override
        public Stretch<T> nextMarked(Place from, int rows, int wanted) {
            List<Place> places = marked(marked, criteria.latestFirst(), from, rows);
            if (places.isEmpty()) {
                return new Stretch<>(List.of(), null);
            }
            TypedQuery<T> query = query(select, criteria.whereAmong(), criteria, type, criteria.parameters());
            query.setParameter("ids", places.stream().map(place -> place.id().toString()).collect(Collectors.joining(",")));
            return stretch(query.setMaxResults(wanted).getResultList(), places.get(places.size() - 1));
        }

        private Stretch<T> stretch(List<T> fitting, Place to) {
            return new Stretch<>(fitting, to == null || criteria.endsBefore(to.day()) ? null : to);
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

    private List<Place> marked(String marks, boolean latestFirst, Place after, int wanted) {
        List<?> rows = database.createNativeQuery("""
                select day, agreement
                from agreements_marked(:marks, :latest, cast(:day as date), cast(:id as uuid), :wanted)""", Object[].class)
                .setParameter("marks", marks).setParameter("latest", latestFirst)
                .setParameter("day", after.day()).setParameter("id", after.id()).setParameter("wanted", wanted)
                .getResultList();
        return rows.stream().map(row -> place((Object[]) row)).toList();
    }

    private static Place place(Object[] row) {
        return new Place(row[0] instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) row[0], (UUID) row[1]);
    }

    private <T> List<T> between(String select, AgreementCriteria criteria, Place from, Place to, int wanted, Class<T> type) {
        return query(select, criteria.where(from, to), criteria, type, criteria.parameters(from, to)).setMaxResults(wanted)
                .getResultList();
    }

    private <T> TypedQuery<T> query(String select, String where, AgreementCriteria criteria, Class<T> type,
            Map<String, Object> parameters) {
        TypedQuery<T> query = database.createQuery(select + " from Agreement a where " + where + criteria.order(), type);
        parameters.forEach(query::setParameter);
        return query;
    }
}
