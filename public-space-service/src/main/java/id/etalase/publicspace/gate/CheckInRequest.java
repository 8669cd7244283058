package id.etalase.publicspace.gate;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A scan.
 *
 * @param ticket the text of the QR code
 * @param nonce made by the gate for this scan; the same scan sent twice is one check-in
 * @param gate which gate
 * @param heads how many come in now; all who are left when absent
 */
@Schema(description = "A scan at the gate.", examples = """
        {"ticket": "eyJhbGciOiJFUzI1NiJ9.e30.AA", "nonce": "gate-1-000042", "gate": "trunojoyo", "heads": 12}""")
record CheckInRequest(@NotNull @Size(min = 1, max = 2000) String ticket,
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String nonce,
        @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,40}") String gate, @Min(1) Integer heads) {
}
