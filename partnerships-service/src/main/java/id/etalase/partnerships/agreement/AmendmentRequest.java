package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.text.NotPlaceholder;

/**
 * An addendum that both sides have signed.
 *
 * @param addendum the document that says so
 * @param signedOn the day of its signing; not in the future
 * @param reason why they changed it
 * @param changes a JSON Merge Patch (RFC 7396) on what was registered
 */
@Schema(description = "An addendum that both sides have signed.", examples = """
        {"addendum": {"title": "Adendum I", "reference": "7/KS/2026", "dated": "2026-05-02"}, "signedOn": "2026-05-02",
         "reason": "Prolonged by two years.", "changes": {"term": {"endsOn": "2028-12-31"}}}""")
public record AmendmentRequest(
        @NotNull @Valid DocumentReference addendum,
        @NotNull LocalDate signedOn,
        @NotPlaceholder @Size(max = 2000) String reason,
        @NotNull @Schema(description = "A JSON Merge Patch on what was registered.", implementation = AgreementRequest.class) JsonNode changes) {
}
