package id.etalase.kit.page;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page of a list, as it is answered. A resource that returns it also gets the header {@code Link: <...>; rel="next"}.
 *
 * @param items the things on this page, in the order of the list
 * @param next the cursor of the page after this one; absent on the last page
 * @param total how many things the whole list has; only when asked for with {@code total=true}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next, @Nullable Long total) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page made of rows that were read with {@link PageQuery#fetchSize()}, one more than the page holds: the extra
     * row tells that there is a next page and does not show.
     *
     * @param rows up to {@code limit + 1} rows in list order
     * @param query the page that was asked for
     * @param cursor how to make the cursor of the page that starts after a row
     * @param total how many there are in all; null when not asked for
     */
    public static <T> Page<T> of(List<T> rows, PageQuery query, Function<T, Cursor> cursor, @Nullable Long total) {
        if (rows.size() <= query.limit()) {
            return new Page<>(rows, null, total);
        }
        List<T> items = rows.subList(0, query.limit());
        return new Page<>(items, cursor.apply(items.get(items.size() - 1)).toString(), total);
    }

    /** The same page of other things, such as responses made of entities. */
    public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
        return new Page<>(items.stream().<R> map(mapper).toList(), next, total);
    }
}
