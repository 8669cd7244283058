package id.etalase.partnerships.programme;

import java.math.BigDecimal;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;

/** Reached against planned. */
@Schema(description = "Reached against planned; what nobody reported is absent and not zero.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record TargetProgress(String target, BilingualText name, String unit, String measure, Integer sites, BigDecimal base,
        @Schema(description = "In all.") BigDecimal planned,
        @Schema(description = "By the entries that were reported; absent without any.") BigDecimal reached,
        @Schema(description = "Planned less reached.") BigDecimal open,
        @Schema(description = "Year by year, for a recurring target.") List<Target.Instalment> instalments,
        @Schema(description = "How many entries count.") int entries) {
}
