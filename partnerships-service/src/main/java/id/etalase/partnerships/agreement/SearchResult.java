package id.etalase.partnerships.agreement;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What a search found, the best first. */
@Schema(description = "What a search found, the best first.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SearchResult(
        List<Hit> items,
        @Schema(description = "How many more of the hits to skip for the next page; absent on the last page.") Integer next,
        @Schema(description = "How many hits were ranked and counted.") int ranked,
        @Schema(description = "False when there are more hits than are ranked and counted; then these are the latest signed ones.") boolean complete,
        @Schema(description = "How many of the ranked hits have which value, the most frequent first; only when asked for.") Map<String, List<Count>> facets) {

    /**
     * A hit.
     *
     * @param score how well it fits; only the order means something
     * @param highlight the texts with the words that were found between {@code <mark>} and {@code </mark>}; everything else is
     *        escaped for HTML
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Hit(AgreementResponse agreement, double score, Map<String, String> highlight) {
    }

    /** A value and how many have it. */
    public record Count(String value, long count) {
    }
}
