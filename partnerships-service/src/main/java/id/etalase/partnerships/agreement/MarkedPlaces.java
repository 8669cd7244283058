package id.etalase.partnerships.agreement;

import java.util.List;

import org.jspecify.annotations.Nullable;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/**
 * What the index of marks knows of a part of a list.
 *
 * @param places where something stands that may fit, in the order of the list
 * @param end where to go on; null when nothing more in this part may fit
 * @param crowded whether the index stopped there because very many come next
 */
record MarkedPlaces(List<Place> places, @Nullable Place end, boolean crowded) {

    /**
     * Reads an answer of {@code agreements_marked} or {@code states_marked}.
     *
     * @param rows the places; the last has no id where a crowd begins on its day
     * @param asked how many were asked for
     * @param from where the index began to look
     */
    static MarkedPlaces of(List<Place> rows, int asked, SignedBetween part, @Nullable Place from) {
        Place last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        boolean crowded = last != null && last.id() == null;
        List<Place> places = rows.stream().filter(place -> place.id() != null && !part.endsBefore(place.day())).toList();
        Place end = crowded ? new SignedBetween(last.day(), last.day(), part.latestFirst()).begin(from)
                : rows.size() < asked ? null : last;
        return end == null || part.endsBefore(end.day()) ? new MarkedPlaces(places, null, false)
                : new MarkedPlaces(places, end, crowded);
    }
}
