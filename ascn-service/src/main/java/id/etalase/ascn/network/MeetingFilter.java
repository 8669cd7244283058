package id.etalase.ascn.network;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which meetings a caller asks for; what is absent does not narrow the list. */
record MeetingFilter(
        @QueryParam("kind") @Parameter(description = "The kind of meeting.") MeetingKind kind,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "The host, ISO 3166-1 alpha-2.", example = "ID") String country,
        @QueryParam("year") @Min(1967) @Max(2199) @Parameter(description = "The agenda of one year.", example = "2023") Integer year,
        @QueryParam("from") @Parameter(description = "Those that may go on on this day or later.", example = "2023-09-06") LocalDate from,
        @QueryParam("to") @Parameter(description = "Those that may have begun on this day or earlier.", example = "2023-09-06") LocalDate to) {
}
