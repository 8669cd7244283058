package id.etalase.partnerships.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;

/** A figure that somebody gave. Claims that contradict each other stand side by side; one of them is used. */
@Schema(description = "A figure that somebody gave: who (an office, never a person), when and where.", examples = """
        {"slug": "agreements-2025", "figure": "agreements", "value": 110, "unit": "agreements", "on": "2025-12-31",
         "statement": {"id": "110 kerja sama", "en": "110 agreements"}, "claimedBy": "Biro Kerja Sama Daerah",
         "claimedOn": "2025-12-20", "used": false, "provenance": {"source": "Siaran pers"}}""")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimRequest(
        @NotNull @Size(max = 120) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotNull Figure figure,
        @NotNull @Digits(integer = 15, fraction = 4) BigDecimal value,
        @NotBlank @NotPlaceholder @Size(max = 60) String unit,
        @Schema(description = "The day that the figure is about.") @NotNull LocalDate on,
        @NotNull @Valid BilingualText statement,
        @Schema(description = "The office that said it.") @NotBlank @NotPlaceholder @Size(max = 200) String claimedBy,
        @NotNull LocalDate claimedOn,
        @Schema(description = "Where it was said.") @NotPlaceholder @Size(max = 300) String event,
        @Schema(description = "Whether it is the one that the register uses; no when absent.") Boolean used,
        @Schema(description = "Why it is used or not.") @NotPlaceholder @Size(max = 2000) String reason,
        @NotNull @Valid Provenance provenance) {

    public ClaimRequest {
        used = used != null && used;
    }

    /** What is counted. */
    public enum Figure {
        /** Agreements of all kinds. */
        AGREEMENTS,
        /** Agreements with partners in Indonesia. */
        DOMESTIC_AGREEMENTS,
        SISTER_CITIES,
        /** The countries of the sister cities. */
        SISTER_COUNTRIES,
        /** Sister cities that were added in the year. */
        NEW_SISTER_CITIES,
        /** National and regional institutions as partners. */
        INSTITUTIONS,
        /** Hospitals with lower emissions. */
        HOSPITALS
    }
}
