package id.etalase.kit.geo;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;

/**
 * A place on earth, WGS 84.
 *
 * @param latitude degrees north, -90 to 90
 * @param longitude degrees east, -180 to 180
 */
@Embeddable
public record Coordinates(
        @NotNull @DecimalMin(value = "-90", message = "not-a-latitude") @DecimalMax(value = "90", message = "not-a-latitude") Double latitude,
        @NotNull @DecimalMin(value = "-180", message = "not-a-longitude") @DecimalMax(value = "180", message = "not-a-longitude") Double longitude) {
}
