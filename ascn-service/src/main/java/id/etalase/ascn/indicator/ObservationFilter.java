package id.etalase.ascn.indicator;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which observations a caller asks for; what is absent does not narrow the list. */
record ObservationFilter(
        @QueryParam("indicator") @Size(max = 80) @Parameter(description = "Code of the indicator.", example = "population") String indicator,
        @QueryParam("method") @Parameter(description = "Number of the method.", example = "1") Integer method,
        @QueryParam("city") @Size(max = 80) @Parameter(description = "Slug of a city: what is about it, and about its projects.", example = "dki-jakarta") String city,
        @QueryParam("project") @Size(max = 120) @Parameter(description = "Slug of a project.", example = "jakpreneur") String project,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String country,
        @QueryParam("verification") @Parameter(description = "Who has looked at it.") Verification verification,
        @QueryParam("available") @Parameter(description = "True: values only; false: only where there is none.") Boolean available,
        @QueryParam("from") @Parameter(description = "Periods that end on this day or later.", example = "2020-01-01") LocalDate from,
        @QueryParam("to") @Parameter(description = "Periods that begin on this day or earlier.", example = "2025-12-31") LocalDate to) {
}
