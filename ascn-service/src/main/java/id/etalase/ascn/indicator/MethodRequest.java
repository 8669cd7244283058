package id.etalase.ascn.indicator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** How the values of an indicator are made. */
@Schema(name = "IndicatorMethodRequest", description = "How the values of an indicator are made.", examples = """
        {"description": {"en": "Median of traffic counts."}, "source": "Handbook, edition 2"}""")
record MethodRequest(@NotNull @Valid Note description, @NotPlaceholder @Size(max = 2000) String source) {
}
