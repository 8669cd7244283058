package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Months as labels, as V19 of the database has them: each of one month, or of 4, 16, 64, 256, 1,024 or all 4,096 from 1900 on.
 * Months before and after are taken for the first and the last. A month and a stretch of months have a label in common exactly
 * when the month is in it, if the one is told by {@link #around} and the other by {@link #within}.
 */
final class MonthMarks {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST = 4095;
    private static final int TOP = 6;
    private static final int BRANCHES = 4;

    private MonthMarks() {
    }

    /** The seven labels around the month of a day. */
    static List<String> around(LocalDate day) {
        List<String> labels = new ArrayList<>();
        int place = place(day);
        for (int level = 0; level <= TOP; level++) {
            labels.add(level + "/" + place);
            place /= BRANCHES;
        }
        return labels;
    }

    /**
     * As few labels as it takes to tell the months from the one day to the other; none when the first comes after the last.
     *
     * @param first null for the beginning of time
     * @param last null for its end
     */
    static List<String> within(@Nullable LocalDate first, @Nullable LocalDate last) {
        List<String> labels = new ArrayList<>();
        int low = first == null ? 0 : place(first);
        int high = last == null ? LAST : place(last);
        for (int level = 0; low <= high; level++) {
            for (; low <= high && (low % BRANCHES != 0 || level == TOP); low++) {
                labels.add(level + "/" + low);
            }
            for (; low <= high && high % BRANCHES != BRANCHES - 1; high--) {
                labels.add(level + "/" + high);
            }
            if (low > high) {
                break;
            }
            low /= BRANCHES;
            high /= BRANCHES;
        }
        return labels;
    }

    private static int place(LocalDate day) {
        int month = (day.getYear() - FIRST_YEAR) * 12 + day.getMonthValue() - 1;
        return Math.min(Math.max(month, 0), LAST);
    }
}
