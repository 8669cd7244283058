package id.etalase.ascn.city;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.NotPlaceholder;

/**
 * How many people live in a city. Years and areas differ from city to city: these figures are not for adding or ranking.
 *
 * @param people how many
 * @param year of the census or estimate
 * @param scope the area that was counted, such as the province
 */
@Embeddable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Population(@NotNull @Positive @Column(name = "population") Long people,
        @NotNull @Min(1900) @Max(2199) @Column(name = "population_year") Integer year,
        @NotPlaceholder @Size(max = 200) @Column(name = "population_scope") String scope) {
}
