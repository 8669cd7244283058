package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

/**
 * Lists of agreements in the order of signing. Those with some words are found without looking at all that have them: quarter
 * by quarter, several at once where the words turn out to be rare, until there are enough. An index knows which words a
 * quarter has, so that the time goes by how many are wanted and not by how many there are.
 */
@ApplicationScoped
class WordSearch {

    /** Quarters that are looked through at once at most, so that no query grows without bound. */
    private static final int WIDEST = 100;
    /** How much wider the next look is at most. */
    private static final int GROWTH = 8;
    /** How much wider it is than it should have to be, so that it need not be followed by another. */
    private static final double MARGIN = 1.3;
    /** Where {@code search_quarter} has those whose day of signing is not known. */
    private static final int UNKNOWN = 0;
    private static final int QUARTERS_BEGIN = 1900;

    private final EntityManager database;

    WordSearch(EntityManager database) {
        this.database = database;
    }

    /**
     * The first that fit the criteria, in the order of the list.
     *
     * @param select what to read of {@code Agreement a}, such as {@code select a}
     * @param wanted how many at most
     */
    <T> List<T> find(String select, AgreementCriteria criteria, int wanted, Class<T> type) {
        if (!criteria.byWords()) {
            return query(select, criteria.where() + criteria.order(), criteria, type).setMaxResults(wanted).getResultList();
        }
        int newest = bound("select search_quarter(sort_day) from agreement order by sort_day desc limit 1", UNKNOWN);
        int oldest = bound(
                "select search_quarter(sort_day) from agreement where sort_day >= '1900-01-01' order by sort_day limit 1",
                UNKNOWN + 1);
        List<T> found = new ArrayList<>();
        if (criteria.latestFirst()) {
            int begin = criteria.afterDay().map(day -> Math.min(newest, quarter(day))).orElse(newest);
            walk(begin, oldest, -1, select, criteria, wanted, type, found);
            walk(UNKNOWN, UNKNOWN, 1, select, criteria, wanted, type, found);
        } else {
            int begin = criteria.afterDay().map(WordSearch::quarter).orElse(UNKNOWN);
            if (begin == UNKNOWN) {
                walk(UNKNOWN, UNKNOWN, 1, select, criteria, wanted, type, found);
            }
            walk(Math.max(begin, oldest), newest, 1, select, criteria, wanted, type, found);
        }
        return found;
    }

    private <T> void walk(int from, int to, int step, String select, AgreementCriteria criteria, int wanted, Class<T> type,
            List<T> found) {
        int width = 1;
        int seen = 0;
        int before = found.size();
        for (int at = from; (to - at) * step >= 0 && found.size() < wanted; at += width * step, width = next(width,
                seen, found.size() - before, wanted - found.size())) {
            width = Math.min(width, Math.abs(to - at) + 1);
            int end = at + (width - 1) * step;
            found.addAll(read(select, criteria, Math.min(at, end), Math.max(at, end), wanted - found.size(), type));
            seen += width;
        }
    }

    /** As many quarters as should be enough, going by how many there were in those seen. */
    private static int next(int width, int seen, int found, int missing) {
        int most = Math.min(width * GROWTH, WIDEST);
        return found == 0 ? most : (int) Math.max(1, Math.min(most, Math.ceil(MARGIN * missing * seen / found)));
    }

    private <T> List<T> read(String select, AgreementCriteria criteria, int first, int last, int wanted, Class<T> type) {
        List<?> ids = database.createNativeQuery("select * from agreements_with_words(:q, :first, :last)", UUID.class)
                .setParameter("q", criteria.parameters().get("q")).setParameter("first", first).setParameter("last", last)
                .getResultList();
        return ids.isEmpty() ? List.of()
                : query(select, criteria.whereAmong() + criteria.order(), criteria, type)
                        .setParameter("ids", ids.stream().map(Object::toString).collect(Collectors.joining(",")))
                        .setMaxResults(wanted).getResultList();
    }

    private <T> TypedQuery<T> query(String select, String rest, AgreementCriteria criteria, Class<T> type) {
        TypedQuery<T> query = database.createQuery(select + " from Agreement a where " + rest, type);
        criteria.parameters().forEach(query::setParameter);
        return query;
    }

    private int bound(String sql, int otherwise) {
        List<?> rows = database.createNativeQuery(sql, Integer.class).getResultList();
        return rows.isEmpty() ? otherwise : (Integer) rows.get(0);
    }

    private static int quarter(LocalDate day) {
        return Math.max(UNKNOWN, (day.getYear() - QUARTERS_BEGIN) * 4 + day.get(IsoFields.QUARTER_OF_YEAR));
    }
}
