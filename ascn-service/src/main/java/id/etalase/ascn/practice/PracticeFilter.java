package id.etalase.ascn.practice;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import id.etalase.ascn.vocabulary.FocusArea;

/** Which practices a caller asks for; what is absent does not narrow the list. */
record PracticeFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that title, content or result must hold, in either language.", example = "kesehatan rumah") String q,
        @QueryParam("city") @Size(max = 80) @Parameter(description = "Slug of the city that did it.", example = "makassar") String city,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "ID") String country,
        @QueryParam("focusArea") @Parameter(description = "One of the six focus areas.") FocusArea focusArea,
        @QueryParam("topic") @Size(max = 60) @Parameter(description = "A topic.", example = "health") String topic,
        @QueryParam("challenge") @Size(max = 60) @Parameter(description = "A challenge that it answers.", example = "floods") String challenge,
        @QueryParam("adoptedBy") @Size(max = 80) @Parameter(description = "Slug of a city that took it over.", example = "dki-jakarta") String adoptedBy) {
}
