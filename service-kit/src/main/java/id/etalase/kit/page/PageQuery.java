package id.etalase.kit.page;

import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list the caller wants; a resource method takes it as {@code @Valid @BeanParam}.
 *
 * @param limit how many things at most, 1 to {@value #MAX_LIMIT}, {@value #DEFAULT_LIMIT} when not said
 * @param cursor {@code next} of the page before; null for the first page
 * @param total whether to count the whole list
 */
public record PageQuery(
        @QueryParam("limit") @DefaultValue(""
                + DEFAULT_LIMIT) @Min(1) @Max(MAX_LIMIT) @Parameter(description = "How many at most.") int limit,
        @QueryParam("cursor") @Parameter(description = "The `next` of the page before; absent for the first page.") @Nullable String cursor,
        @QueryParam("total") @DefaultValue("false") @Parameter(description = "Whether to count the whole list.") boolean total) {

    /** The limit when the caller names none. */
    public static final int DEFAULT_LIMIT = 50;
    /** The most that one page holds. */
    public static final int MAX_LIMIT = 200;

    /** How many rows to read: one more than the page holds, which tells whether there is a next page. */
    public int fetchSize() {
        return limit + 1;
    }

    /**
     * The place after which this page starts.
     *
     * @param fingerprint of the list as it is asked for now, see {@link Cursor#fingerprint}
     * @return empty for the first page
     * @throws id.etalase.kit.error.RequestProblem 400 {@code invalid-cursor} when the cursor is broken or of another list
     */
    public Optional<Cursor> after(String fingerprint) {
        return Optional.ofNullable(cursor).map(text -> Cursor.parse(text, fingerprint));
    }
}
