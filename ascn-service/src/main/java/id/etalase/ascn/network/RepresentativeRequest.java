package id.etalase.ascn.network;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.Note;
import id.etalase.kit.time.PartialDate;

/** The body that represents a country in the network for a time; never a person. */
@Schema(description = "The national body that represents a country in the network for a time. Names of persons do not belong here.", examples = """
        {"country": "ID", "body": {"id": "Kementerian Dalam Negeri", "en": "Ministry of Home Affairs"}, "since": "2018"}""")
public record RepresentativeRequest(@NotNull @Pattern(regexp = "[A-Z]{2}") String country, @NotNull @Valid Note body,
        @Schema(description = "Since when, as exact as known; absent when no source tells.") PartialDate since,
        PartialDate until,
        @Schema(description = "The first day on which a source shows it in this office; needed when `since` is absent.") LocalDate evidencedOn,
        @Valid Provenance provenance) {
}
