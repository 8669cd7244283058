package id.etalase.partnerships.programme;

import java.time.LocalDate;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which programmes a caller asks for; what is absent does not narrow the list. */
public record ProgrammeFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that the title must hold, in either language.") String q,
        @QueryParam("agreement") @Size(max = 120) @Parameter(description = "Slug of the agreement.", example = "hiroshima-global-academy") String agreement,
        @QueryParam("host") @Size(max = 80) @Parameter(description = "Slug of the partner that is host.", example = "rotterdam") String host,
        @QueryParam("direction") @Pattern(regexp = "jakarta-gives|jakarta-learns|both") @Parameter(description = "Which way knowledge or help flows.") String direction,
        @QueryParam("status") @Pattern(regexp = "planned|running|completed|stopped") @Parameter(description = "How far it is.") String status,
        @QueryParam("benefit") @Size(max = 60) @Parameter(description = "Something that it is meant to bring.", example = "smart-city") String benefit,
        @QueryParam("activeOn") @Parameter(description = "May have been carried out on this day.") LocalDate activeOn) {
}
