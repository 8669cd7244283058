package id.etalase.ascn.city;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which cities a caller asks for; what is absent does not narrow the list. */
public record CityFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that a name or one of its variants must hold, in either language; case and accents do not matter.", example = "ha noi") String q,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String country,
        @QueryParam("kind") @Parameter(description = "The kind of local government.") CityKind kind,
        @QueryParam("cohort") @Parameter(description = "The intake; 2018 are the pilot cities.", example = "2018") Integer cohort,
        @QueryParam("challenge") @Size(max = 60) @Parameter(description = "A problem that the city has.", example = "floods") String challenge,
        @QueryParam("trait") @Size(max = 60) @Parameter(description = "What the city is like.") String trait,
        @QueryParam("asOf") @Parameter(description = "Only those that beyond doubt were members on that day; all on record when absent.", example = "2022-08-31") LocalDate asOf,
        @QueryParam("bbox") @Size(max = 100) @Parameter(description = "west,south,east,north in degrees (WGS 84).", example = "95,-11,141,6") String bbox,
        @QueryParam("datetime") @Size(max = 100) @Parameter(description = "Members at some time in it: a date, an instant, or two with / between; .. is an open end.", example = "2023-01-01/..") String datetime) {
}
