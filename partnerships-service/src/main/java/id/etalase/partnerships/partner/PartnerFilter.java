package id.etalase.partnerships.partner;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * Which partners a caller asks for; what is absent does not narrow the list.
 *
 * @param q words, each of which must be in a name or a variant; case and accents do not matter
 * @param type the sort of body
 * @param country ISO 3166-1 alpha-2
 */
public record PartnerFilter(
        @QueryParam("q") @Size(max = 200) @Parameter(description = "Words that a name or one of its variants must hold, in either language; case and accents do not matter.", example = "moskow") String q,
        @QueryParam("type") @Parameter(description = "The sort of body.") PartnerType type,
        @QueryParam("country") @Pattern(regexp = "[A-Z]{2}") @Parameter(description = "ISO 3166-1 alpha-2.", example = "JP") String country) {
}
