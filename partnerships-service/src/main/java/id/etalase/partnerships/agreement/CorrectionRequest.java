package id.etalase.partnerships.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.databind.JsonNode;

import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.time.PartialDate;

/**
 * Mends what the register wrote wrongly of a signed agreement.
 *
 * @param reason what was wrong
 * @param changes a JSON Merge Patch (RFC 7396) on what was registered
 * @param signedOn the right date of the signing; absent = as before
 */
@Schema(description = "Mends what the register wrote wrongly of a signed agreement.", examples = """
        {"reason": "Misspelt in the list of 2019.", "changes": {"title": {"en": "Sister city cooperation with Paris"}}}""")
public record CorrectionRequest(
        @NotBlank @NotPlaceholder @Size(max = 2000) String reason,
        @NotNull @Schema(description = "A JSON Merge Patch on what was registered.", implementation = AgreementRequest.class) JsonNode changes,
        PartialDate signedOn) {
}
