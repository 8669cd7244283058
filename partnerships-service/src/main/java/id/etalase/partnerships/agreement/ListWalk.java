package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/**
 * How a page of a list is found without looking at all that fit. What many have is soon found by looking at one after the
 * other, and what few have by an index that knows the words and labels of each quarter. Which of the two it is, the first few
 * rows tell. So the time goes by how many are wanted and not by how many there are.
 */
@ApplicationScoped
class ListWalk {

    /** How much further a look goes than it should have to, so that it need not be followed by another. */
    private static final double MARGIN = 1.3;
    /** How many times as many rows that may fit are asked of the index when the last were too few, and how many at most. */
    private static final int GROWTH = 4;
    private static final int MOST_AT_ONCE = 5_000;

    private final int firstLook;
    private final int mostAhead;
    private final int crowd;

    /**
     * @param firstLook how many rows are looked at before it is known whether many of them fit
     * @param mostAhead how many rows a look may have ahead before the index is less work
     * @param crowd how many rows of one quarter may be found in the index before looking at one after the other is less work
     */
    ListWalk(@ConfigProperty(name = "etalase.lists.first-look", defaultValue = "60") int firstLook,
            @ConfigProperty(name = "etalase.lists.most-ahead", defaultValue = "1000") int mostAhead,
            @ConfigProperty(name = "etalase.lists.crowd", defaultValue = "600") int crowd) {
        this.firstLook = firstLook;
        this.mostAhead = mostAhead;
        this.crowd = crowd;
    }

    /** A list in its order. */
    interface Source<T> {

        /** So many rows after a place, whether they fit or not. */
        Stretch<T> next(@Nullable Place from, int rows, int wanted);

        /**
         * So many rows after a place, of those that may fit as the index says; fewer where a quarter has a crowd of them.
         *
         * @param crowd how many of one quarter are a crowd
         */
        Stretch<T> nextMarked(@Nullable Place from, int rows, int crowd, int wanted);
    }

    /**
     * Some rows of a list.
     *
     * @param fitting those of them that fit, as many as are wanted at most
     * @param end the place of the last one; null when nothing that fits comes after it
     * @param crowded whether a crowd comes after it
     */
    record Stretch<T>(List<T> fitting, @Nullable Place end, boolean crowded) {

        Stretch(List<T> fitting, @Nullable Place end) {
            this(fitting, end, false);
        }
    }

    /**
     * Reads an answer of {@code agreements_marked} or {@code states_marked}.
     *
     * @param rows the places; the last has no id where a crowd begins on its day
     * @param asked how many were asked for
     * @param from where the index began to look
     */
    static Stretch<Place> marked(List<Place> rows, int asked, SignedBetween part, @Nullable Place from) {
        Place last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        boolean crowded = last != null && last.id() == null;
        List<Place> places = rows.stream().filter(place -> place.id() != null && !part.endsBefore(place.day())).toList();
        Place end = crowded ? new SignedBetween(last.day(), last.day(), part.latestFirst()).begin(from)
                : rows.size() < asked ? null : last;
        return end == null || part.endsBefore(end.day()) ? new Stretch<>(places, null) : new Stretch<>(places, end, crowded);
    }

    /** The first that fit after a place, as many as are wanted at most. */
    <T> List<T> find(Source<T> source, @Nullable Place from, int wanted) {
        List<T> found = new ArrayList<>();
        Place at = from;
        for (boolean first = true;; first = false) {
            int before = found.size();
            for (int ahead = firstLook; ahead <= mostAhead;) {
                Stretch<T> look = source.next(at, ahead, wanted - found.size());
                found.addAll(look.fitting());
                if (look.end() == null || found.size() == wanted) {
                    return found;
                }
                at = look.end();
                ahead = ahead(wanted - found.size(), ahead, look.fitting().size());
            }
            // A crowd of which none fits what the index does not know is not worth another look.
            boolean crowds = first || found.size() > before;
            boolean crowded = false;
            // More each time: where much has the marks and little fits the rest, there shall not be a question for every page of it.
            for (int number = wanted - found.size(); !crowded; number = Math.min(number * GROWTH, MOST_AT_ONCE)) {
                Stretch<T> look = source.nextMarked(at, number, crowds ? crowd : Integer.MAX_VALUE, wanted - found.size());
                found.addAll(look.fitting());
                if (look.end() == null || found.size() == wanted) {
                    return found;
                }
                at = look.end();
                crowded = look.crowded();
            }
        }
    }

    /**
     * How many more rows have to be looked at, as the last look tells. Those before it may have lain where many fit, and what
     * they tell would lead on in small steps through thousands of which none does, such as a table that was imported.
     */
    private static int ahead(int missing, int seen, int fitted) {
        return fitted == 0 ? Integer.MAX_VALUE : (int) Math.ceil(MARGIN * missing * seen / fitted);
    }
}
