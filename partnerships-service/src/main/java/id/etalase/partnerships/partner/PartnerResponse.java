package id.etalase.partnerships.partner;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;

/** A partner as everybody sees it. */
@Schema(description = "With whom Jakarta cooperates.", examples = """
        {"id": "019aa7f0-5c1e-7a31-8c39-2f6f4a1d9b11", "slug": "paris", "type": "city",
         "name": {"id": "Paris", "en": "Paris"}, "variants": ["City of Paris"], "country": "FR",
         "coordinates": {"latitude": 48.8566, "longitude": 2.3522}, "provenance": {"certainty": "high"},
         "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:00Z"}""")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PartnerResponse(UUID id, String slug, PartnerType type, BilingualText name, List<String> variants, String country,
        Coordinates coordinates, Provenance provenance, Instant createdAt, Instant updatedAt) {

    static PartnerResponse from(Partner partner) {
        return new PartnerResponse(partner.id(), partner.slug(), partner.type(), partner.name(), partner.variants(),
                partner.country(), partner.coordinates(), partner.provenance(), partner.createdAt(), partner.updatedAt());
    }
}
