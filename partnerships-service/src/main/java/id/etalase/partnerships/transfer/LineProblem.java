package id.etalase.partnerships.transfer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Something that is wrong with a line. */
@Schema(description = "Something that is wrong with a line of the table.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineProblem(
        @Schema(description = "The line of the file, the header being 1.") long line,
        String column,
        @Schema(description = "The kind of problem in kebab-case.") String code,
        @Schema(description = "What stands there.") String value,
        @Schema(description = "What may have been meant, or what would be right.") String suggestion) {
}
