package id.etalase.ascn.city;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;

/** A city as its officer or its country's representative writes it; absent = unknown or not applicable. */
@Schema(description = "A city as an officer writes it.", examples = """
        {"slug": "surabaya", "name": {"id": "Kota Surabaya", "en": "Surabaya"}, "variants": ["Soerabaja"], "country": "ID",
         "kind": "city", "coordinates": {"latitude": -7.2575, "longitude": 112.7521}, "timeZone": "Asia/Jakarta",
         "challenges": ["floods"]}""")
public record CityRequest(
        @Schema(description = "The readable name in addresses, the same in all services; cannot be changed later.") @NotNull @Size(max = 80) @Pattern(regexp = CityRequest.SLUG) String slug,
        @NotNull @Valid BilingualText name,
        @Schema(description = "Other spellings by which people look for it.") @Size(max = 30) List<@NotBlank @NotPlaceholder @Size(max = 200) String> variants,
        @Schema(description = "ISO 3166-1 alpha-2 of a member state; cannot be changed later.") @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull CityKind kind,
        @NotNull @Valid Coordinates coordinates,
        @Schema(description = "IANA time zone.", examples = "Asia/Jakarta") @NotNull @Size(max = 60) String timeZone,
        @Valid Population population,
        @Schema(description = "The problems it has.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> challenges,
        @Schema(description = "What it is like, so that similar cities can be found.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> traits,
        @Valid Provenance provenance) {

    /** Lower-case words with hyphens. */
    public static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public CityRequest {
        variants = variants == null ? List.of() : variants;
        challenges = challenges == null ? List.of() : challenges;
        traits = traits == null ? List.of() : traits;
    }
}
