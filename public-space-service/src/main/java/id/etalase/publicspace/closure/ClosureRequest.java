package id.etalase.publicspace.closure;

import java.time.Instant;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;

/**
 * Works or a closure as an officer writes it.
 *
 * @param space slug or id of the place; all that lies in it is meant too
 * @param kind why
 * @param reason what visitors read
 * @param startsAt from when
 * @param endsAt until when
 * @param closes whether the place is closed meanwhile; true when absent
 * @param progress of works, in percent
 */
@Schema(description = "Works or a closure.", examples = """
        {"space": "asean-headquarters", "kind": "summit", "reason": {"id": "KTT ASEAN", "en": "ASEAN Summit"},
         "startsAt": "2026-12-10T00:00:00+07:00", "endsAt": "2026-12-12T00:00:00+07:00"}""")
public record ClosureRequest(@NotNull @Size(min = 1, max = 80) String space, @NotNull ClosureKind kind,
        @NotNull @Valid BilingualText reason, @NotNull Instant startsAt, @NotNull Instant endsAt, Boolean closes,
        @Min(0) @Max(100) Integer progress) {

    public ClosureRequest {
        closes = closes == null ? Boolean.TRUE : closes;
    }
}
