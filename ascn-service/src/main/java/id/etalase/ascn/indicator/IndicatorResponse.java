package id.etalase.ascn.indicator;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.Note;

/** The definition of an indicator. */
@Schema(description = "The definition of an indicator. Values of different methods are never set beside each other.")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record IndicatorResponse(UUID id, String code, BilingualText name, Note description, String unit, IndicatorDirection direction,
        IndicatorLevel level, String standardCode, List<Method> methods) {

    /** How values are made. */
    @Schema(name = "IndicatorMethod", description = "How values of an indicator are made.")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Method(int number, Note description, String source) {
    }

    static IndicatorResponse from(Indicator indicator) {
        return new IndicatorResponse(indicator.id(), indicator.code(), indicator.name(), indicator.description(),
                indicator.unit(), indicator.direction(), indicator.level(), indicator.standardCode(),
                indicator.methods().stream().map(IndicatorMethod::response).toList());
    }
}
