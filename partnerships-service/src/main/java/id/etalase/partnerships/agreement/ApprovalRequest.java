package id.etalase.partnerships.agreement;

import java.time.LocalDate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;
import id.etalase.partnerships.cooperation.ApprovalType;

/**
 * The decision of an authority as it is put on file.
 *
 * @param type what was decided on
 * @param decision what was decided
 * @param revision the revision of the agreement that was examined
 * @param letterNumber the number of the letter
 * @param decidedOn the date of the letter; not in the future
 * @param note a remark
 */
@Schema(description = "The decision of an authority as it is put on file.", examples = """
        {"type": "home-affairs-approval", "decision": "approved", "revision": 1, "letterNumber": "099/1234/SJ",
         "decidedOn": "2026-10-01"}""")
public record ApprovalRequest(
        @NotNull ApprovalType type,
        @NotNull Decision decision,
        @Schema(description = "The revision of the agreement that was examined; a decision on another one is refused.") @NotNull @Min(1) Integer revision,
        @NotBlank @NotPlaceholder @Size(max = 100) String letterNumber,
        @NotNull LocalDate decidedOn,
        @NotPlaceholder @Size(max = 2000) String note) {
}
