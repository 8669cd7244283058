package id.etalase.ascn.city;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;

/** Who holds the post of Chief Smart City Officer: an office, never the name of a person. */
@Schema(name = "ChiefSmartCityOfficerRequest", description = "The office that holds the post of Chief Smart City Officer for a time. Names of persons do not belong here.", examples = """
        {"office": {"id": "Unit Pengelola Jakarta Smart City", "en": "Jakarta Smart City management unit"}, "since": "2026-01-01"}""")
public record PostRequest(@NotNull @Valid BilingualText office, @NotNull PartialDate since, PartialDate until,
        @Valid Provenance provenance) {
}
