package id.etalase.partnerships.agreement;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/**
 * How a page of a list is found without looking at all that fit. What many have is soon found by looking at one after the
 * other;
 * what few have is found by an index that knows the words and labels of each quarter. Which of the two, the first few rows
 * tell.
 * So the time goes by how many are wanted and not by how many there are.
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

    /**
     * @param firstLook how many rows are looked at before it is known whether many of them fit
     * @param mostAhead how many rows a look may have ahead before the index is less work
     */
    ListWalk(@ConfigProperty(name = "etalase.lists.first-look", defaultValue = "200") int firstLook,
            @ConfigProperty(name = "etalase.lists.most-ahead", defaultValue = "1000") int mostAhead) {
        this.firstLook = firstLook;
        this.mostAhead = mostAhead;
    }

    /** A list in its order. */
    interface Source<T> {

        /** So many rows after a place, whether they fit or not. */
        Stretch<T> next(@Nullable Place from, int rows, int wanted);

        /** So many rows after a place, of those that may fit as the index says. */
        Stretch<T> nextMarked(@Nullable Place from, int rows, int wanted);
    }

    /**
     * Some rows of a list.
     *
     * @param fitting those of them that fit, as many as are wanted at most
     * @param end the place of the last one; null when nothing that fits comes after it
     */
    record Stretch<T>(List<T> fitting, @Nullable Place end) {
    }

    /** The first that fit after a place, as many as are wanted at most. */
    <T> List<T> find(Source<T> source, @Nullable Place from, int wanted) {
        List<T> found = new ArrayList<>();
        Place at = from;
        int seen = 0;
        int ahead = firstLook;
        while (ahead <= mostAhead) {
            Stretch<T> look = source.next(at, ahead, wanted - found.size());
            found.addAll(look.fitting());
            if (look.end() == null || found.size() == wanted) {
                return found;
            }
            at = look.end();
            seen += ahead;
            ahead = found.isEmpty() ? Integer.MAX_VALUE
                    : (int) Math.ceil(MARGIN * (wanted - found.size()) * seen / found.size());
        }
        // More each time: where much has the marks and little fits the rest, there shall not be a question for every page of it.
        for (int number = wanted - found.size();; number = Math.min(number * GROWTH, MOST_AT_ONCE)) {
            Stretch<T> look = source.nextMarked(at, number, wanted - found.size());
            found.addAll(look.fitting());
            if (look.end() == null || found.size() == wanted) {
                return found;
            }
            at = look.end();
        }
    }
}
