package id.etalase.kit.feed;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Which events a reader wants.
 *
 * @param after where to go on: the cursor of the answer before, or of an event; null for the beginning
 * @param limit how many at most
 * @param type full type names; empty for all
 * @param subject of one thing only
 * @param waitSeconds how long to wait when there is nothing yet
 */
public record FeedQuery(
        @QueryParam("after") @Parameter(description = "The cursor to go on after, from `Next-Cursor` or the `id` in a stream; absent for the beginning, which has at least the latest event of every thing.") @Nullable String after,
        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(MAX_LIMIT) @Parameter(description = "How many at most. Not for a stream.") int limit,
        @QueryParam("type") @Parameter(description = "Only events of this type, such as `id.etalase.partnerships.agreement.signed.v1`; may be repeated.") List<String> type,
        @QueryParam("subject") @Parameter(description = "Only events of the thing with this id.") @Nullable UUID subject,
        @QueryParam("wait") @DefaultValue("0") @Min(0) @Max(MAX_WAIT) @Parameter(description = "Seconds to wait for a first event when there is none. Not for a stream.") int waitSeconds) {

    /** The most that one answer holds. */
    static final int MAX_LIMIT = 1_000;
    /** In seconds; below the time after which the gateway takes a service for dead. */
    static final int MAX_WAIT = 25;
}
