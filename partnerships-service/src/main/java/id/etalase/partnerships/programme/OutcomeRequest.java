package id.etalase.partnerships.programme;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.time.PartialDate;

/** Something that came of a programme. */
@Schema(description = "Something that came of a programme.", examples = """
        {"kind": "action-plan", "title": {"id": "Rencana aksi banjir", "en": "Action plan on floods"}, "occurredOn": "2025-02",
         "source": "Laporan Biro Kerja Sama Daerah 2025"}""")
public record OutcomeRequest(
        @NotNull OutcomeKind kind,
        @NotNull @Valid BilingualText title,
        PartialDate occurredOn,
        @Schema(description = "How many, 1 when absent.") @Min(1) @Max(1_000_000) Integer quantity,
        @Pattern(regexp = "https?://\\S+") @Size(max = 500) String link,
        @NotBlank @NotPlaceholder @Size(max = 2000) String source) {

    /** What sort of thing came of it. */
    public enum OutcomeKind {
        /** What was learned is put to use: the plan after the return. */
        ACTION_PLAN,
        IDEA,
        WORK,
        POLICY,
        PUBLICATION,
        EVENT,
        PRIZE
    }
}
