package id.etalase.partnerships.partner;

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

/**
 * A partner as an officer writes it.
 *
 * @param slug the readable name in addresses, for example {@code kuala-lumpur}; cannot be changed later
 * @param type what sort of body it is
 * @param name its name
 * @param variants other spellings by which people look for it, at most 30
 * @param country ISO 3166-1 alpha-2; absent for international bodies without a country
 * @param coordinates where it is
 * @param provenance how sure this is and where it is from
 */
@Schema(description = "A partner as an officer writes it.", examples = """
        {"slug": "surabaya", "type": "city", "name": {"id": "Kota Surabaya", "en": "Surabaya"}, "variants": ["Soerabaja"],
         "country": "ID", "coordinates": {"latitude": -7.2575, "longitude": 112.7521}}""")
public record PartnerRequest(
        @NotNull @Size(max = 80) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*") String slug,
        @NotNull PartnerType type,
        @NotNull @Valid BilingualText name,
        @Size(max = 30) List<@NotBlank @NotPlaceholder @Size(max = 200) String> variants,
        @Pattern(regexp = "[A-Z]{2}") String country,
        @Valid Coordinates coordinates,
        @Valid Provenance provenance) {

    public PartnerRequest {
        variants = variants == null ? List.of() : variants;
    }
}
