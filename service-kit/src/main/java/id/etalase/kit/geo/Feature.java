package id.etalase.kit.geo;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something with a place, as GeoJSON (RFC 7946).
 *
 * @param type always {@code Feature}
 * @param id of the thing
 * @param geometry its place; null when it is not known, as the standard asks for
 * @param properties the thing as in JSON
 */
@Schema(description = "Something with a place (GeoJSON, RFC 7946).")
public record Feature(String type, String id,
        @com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS) @Nullable Point geometry,
        Object properties) {

    /** A feature at a place. */
    public static Feature at(@Nullable Coordinates place, String id, Object properties) {
        return new Feature("Feature", id,
                place == null ? null : new Point("Point", List.of(place.longitude(), place.latitude())), properties);
    }

    /**
     * A point.
     *
     * @param type always {@code Point}
     * @param coordinates longitude, latitude
     */
    public record Point(String type, List<Double> coordinates) {
    }
}
