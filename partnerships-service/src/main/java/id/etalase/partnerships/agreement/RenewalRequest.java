package id.etalase.partnerships.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;

/**
 * A proposal that goes on from an agreement that ends or has ended; what is not said is taken over from it.
 *
 * @param slug the readable name; made of the title when absent
 * @param title its title; that of the agreement when absent
 * @param term the new term
 */
@Schema(description = "A proposal that goes on from an agreement that ends or has ended.", examples = """
        {"term": {"startsOn": "2027-01-01", "endsOn": "2031-12-31"}}""")
public record RenewalRequest(
        @Size(max = 120) @Pattern(regexp = AgreementRequest.SLUG) String slug,
        @Valid BilingualText title,
        @NotNull @Valid Term term) {
}
