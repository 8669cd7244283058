package id.etalase.kit.geo;

import java.time.Instant;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A page of features, as OGC API Features answers it.
 *
 * @param type always {@code FeatureCollection}
 * @param features on this page
 * @param numberMatched how many there are in all; only when asked for
 * @param numberReturned how many are on this page
 * @param timeStamp when it was answered
 * @param links to this page and, where there is one, the next
 */
@Schema(description = "A page of features (GeoJSON, RFC 7946), with links as in OGC API Features.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeatureCollection(String type, List<Feature> features, @Nullable Long numberMatched, int numberReturned,
        Instant timeStamp, List<Link> links) {

    /** A link of an OGC API document. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(String rel, String type, String href, @Nullable String title) {
    }
}
