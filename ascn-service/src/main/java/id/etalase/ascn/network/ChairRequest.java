package id.etalase.ascn.network;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** The country that chairs the network in a year. */
@Schema(description = "The country that chairs the network in a year, with the national body that leads.", examples = """
        {"year": 2027, "country": "SG", "body": {"en": "Centre for Liveable Cities, Ministry of National Development"}}""")
public record ChairRequest(@NotNull @Min(2018) @Max(2199) Integer year, @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Valid Note body,
        @Schema(description = "The country that shepherds the network then, with the years.") @NotPlaceholder @Size(max = 200) String shepherd,
        @Valid Note note, @Valid Provenance provenance) {
}
