package id.etalase.partnerships.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import id.etalase.partnerships.agreement.AgreementCriteria.Place;

/** How many rows are looked at one after the other before the index is asked. */
class ListWalkLooksTest {

    private static final int WANTED = 51;

    private final ListWalk walk = new ListWalk(60, 1_000, 600);

    @Test
    void what_many_have_is_found_without_the_index() {
        Rows rows = new Rows(20_000, row -> row % 3 == 0);

        assertThat(walk.find(rows, null, WANTED)).isEqualTo(IntStream.range(0, WANTED).map(row -> 3 * row).boxed().toList());
        assertThat(rows.asked).isZero();
        assertThat(rows.looked).isLessThan(300);
    }

    @Test
    void a_desert_behind_many_that_fit_is_left_to_the_index() {
        Rows rows = new Rows(20_000, row -> row < 45 || row > 10_000);

        assertThat(walk.find(rows, null, WANTED))
                .isEqualTo(IntStream.concat(IntStream.range(0, 45), IntStream.range(10_001, 10_007)).boxed().toList());
        assertThat(rows.asked).isEqualTo(1);
        assertThat(rows.looked).isLessThan(100);
    }

    /** Numbered rows with an index that knows exactly which fit. */
    private static final class Rows implements ListWalk.Source<Integer> {

        private final int all;
        private final IntPredicate fits;
        private int looked;
        private int asked;

        private Rows(int all, IntPredicate fits) {
            this.all = all;
            this.fits = fits;
        }

        @Override
        public ListWalk.Stretch<Integer> next(@Nullable Place from, int rows, int wanted) {
            int end = Math.min(all, begin(from) + rows);
            looked += end - begin(from);
            List<Integer> fitting = IntStream.range(begin(from), end).filter(fits).limit(wanted).boxed().toList();
            return new ListWalk.Stretch<>(fitting, end == all ? null : place(end));
        }

        @Override
        public ListWalk.Stretch<Integer> nextMarked(@Nullable Place from, int rows, int crowd, int wanted) {
            asked++;
            List<Integer> fitting = IntStream.range(begin(from), all).filter(fits).limit(rows).boxed().toList();
            return new ListWalk.Stretch<>(fitting, fitting.size() < rows ? null : place(fitting.get(rows - 1) + 1));
        }

        private static int begin(@Nullable Place from) {
            return from == null ? 0 : (int) from.day().toEpochDay();
        }

        private static Place place(int row) {
            return new Place(LocalDate.ofEpochDay(row), new UUID(0, row));
        }
    }
}
