package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/**
 * Lists of agreements in the order of signing, without looking at all that fit. What many agreements have is soon found by
 * looking at them one after the other; what few have is found by an index that knows the words and labels of each quarter.
 * Which of the two, the first few rows tell. So the time goes by how many are wanted and not by how many there are.
 */
@ApplicationScoped
class AgreementWalk {

    /** How much further a look goes than it should have to, so that it need not be followed by another. */
    private static final double MARGIN = 1.3;
    /** How many times as many rows that may fit are asked of the index when the last were too few, and how many at most. */
    private static final int GROWTH = 4;
    private static final int MOST_AT_ONCE = 5_000;

    private final EntityManager database;
    private final int firstLook;
    private final int mostAhead;

    /**
     * @param firstLook how many rows are looked at before it is known whether many of them fit
     * @param mostAhead how many rows a look may have ahead before the index is less work
     */
    AgreementWalk(EntityManager database,
            @ConfigProperty(name = "etalase.lists.first-look", defaultValue = "200") int firstLook,
            @ConfigProperty(name = "etalase.lists.most-ahead", defaultValue = "1000") int mostAhead) {
        this.database = database;
        this.firstLook = firstLook;
        this.mostAhead = mostAhead;
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
        Optional<String> marks = marks(criteria);
        if (marks.isEmpty()) {
            return List.of();
        }
        List<T> found = new ArrayList<>();
        Place at = criteria.after();
        int seen = 0;
        int ahead = firstLook;
        while (ahead <= mostAhead) {
            Place to = place(at, ahead, criteria.latestFirst());
            found.addAll(between(select, criteria, at, to, wanted - found.size(), type));
            if (to == null || found.size() == wanted || criteria.endsBefore(to.day())) {
                return found;
            }
            at = to;
            seen += ahead;
            ahead = found.isEmpty() ? Integer.MAX_VALUE
                    : (int) Math.ceil(MARGIN * (wanted - found.size()) * seen / found.size());
        }
        return followMarks(select, criteria, marks.get(), at, found, wanted, type);
    }

    private <T> List<T> followMarks(String select, AgreementCriteria criteria, String marks, Place from, List<T> found,
            int wanted, Class<T> type) {
        Place at = from;
        // More each time: where much has the marks and little fits the rest, there shall not be a question for every page of it.
        for (int number = wanted - found.size(); found.size() < wanted && !criteria.endsBefore(at.day()); number = Math.min(
                number * GROWTH, MOST_AT_ONCE)) {
            List<Place> marked = marked(marks, criteria.latestFirst(), at, number);
            if (marked.isEmpty()) {
                return found;
            }
            TypedQuery<T> query = query(select, criteria.whereAmong(), criteria, type, criteria.parameters());
            query.setParameter("ids", marked.stream().map(place -> place.id().toString()).collect(Collectors.joining(",")));
            found.addAll(query.setMaxResults(wanted - found.size()).getResultList());
            at = marked.get(marked.size() - 1);
        }
        return found;
    }

    /** The criteria as a query of marks; nothing when words are asked for that say nothing. */
    private Optional<String> marks(AgreementCriteria criteria) {
        String words = null;
        if (criteria.words() != null) {
            words = (String) database.createNativeQuery("select marks_of_words(:q)", String.class)
                    .setParameter("q", criteria.words()).getSingleResult();
            if (words == null) {
                return Optional.empty();
            }
        }
        return Optional.of(Stream.concat(Stream.ofNullable(words).map(some -> "(" + some + ")"), criteria.marks().stream())
                .collect(Collectors.joining(" & ")));
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
