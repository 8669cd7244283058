package id.etalase.partnerships.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;

import id.etalase.partnerships.region.RegionGroups.Membership;

/** Labels, such as {@code sector:education}, and words as a query of the indexes that know them by the quarter of signing. */
@ApplicationScoped
class Marks {

    /** Stands in a query of marks where the number of the quarter goes: a sign that no text has. */
    private static final char QUARTER = 1;

    private final EntityManager database;

    Marks(EntityManager database) {
        this.database = database;
    }

    /** A label as part of a query. */
    static String label(String name, String value) {
        return "'" + QUARTER + ":" + name + ":" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The labels of all members of a group, any of which will do, as part of a query. */
    static String anyOf(Membership group) {
        return Stream.concat(group.partners().stream().map(slug -> label("partner", slug)),
                group.countries().stream().map(code -> label("country", code))).collect(Collectors.joining(" | ", "(", ")"));
    }

    /**
     * The months of the ends that a filter asks for, as part of a query. What is in force on a day has not ended before, and
     * nearly everything has that ends up to some day: so the day in force is the first that is looked for.
     */
    static String ends(AgreementFilter filter) {
        LocalDate from = Stream.of(filter.endsFrom(), filter.activeOn()).filter(Objects::nonNull)
                .max(Comparator.naturalOrder()).orElse(null);
        return anyOf("ends", MonthMarks.within(from, filter.endsTo()));
    }

    /** Some months, any of which will do, as part of a query; without one nothing is found. */
    static String anyOf(String name, List<String> months) {
        return months.isEmpty() ? label(name, "never")
                : months.stream().map(month -> label(name, month)).collect(Collectors.joining(" | ", "(", ")"));
    }

    /**
     * The query for all of it.
     *
     * @param words what somebody typed; null when nothing
     * @param parts what else is asked for
     * @return nothing when words are asked for that say nothing
     */
    Optional<String> query(@Nullable String words, List<String> parts) {
        String typed = null;
        if (words != null) {
            typed = (String) database.createNativeQuery("select marks_of_words(:q)", String.class).setParameter("q", words)
                    .getSingleResult();
            if (typed == null) {
                return Optional.empty();
            }
        }
        return Optional.of(Stream.concat(Stream.ofNullable(typed).map(some -> "(" + some + ")"), parts.stream())
                .collect(Collectors.joining(" & ")));
    }
}
