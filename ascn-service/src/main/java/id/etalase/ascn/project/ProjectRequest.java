package id.etalase.ascn.project;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.ascn.city.CityRequest;
import id.etalase.ascn.vocabulary.FocusArea;
import id.etalase.kit.country.Pillar;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.NotPlaceholder;
import id.etalase.kit.text.Note;

/** A project as the city's officer writes it; absent = unknown or not applicable. */
@Schema(description = "A project as an officer writes it.", examples = """
        {"city": "dki-jakarta", "name": {"id": "Peringatan banjir dini", "en": "Early flood warning"},
         "problem": {"en": "People by the rivers learn too late that water is coming."}, "focusArea": "safety-and-security",
         "challenges": ["floods"], "serviceKinds": ["warning"], "since": "2026-01-15"}""")
public record ProjectRequest(
        @Schema(description = "Readable name in addresses; made of the name when absent. Cannot be changed.") @Size(max = 120) @Pattern(regexp = CityRequest.SLUG) String slug,
        @Schema(description = "Slug or id of the city. Cannot be changed.") @NotBlank @Size(max = 80) String city,
        @Schema(description = "What it is called now, in at least one language.") @NotNull @Valid Note name,
        @Schema(description = "What else it is or was called; searches find it by these names too.") @Size(max = 30) List<@NotBlank @NotPlaceholder @Size(max = 200) String> otherNames,
        @Valid Note description,
        @Schema(description = "The problem it solves for people. Technology is not one. Required for new projects.") @Valid Note problem,
        @NotNull FocusArea focusArea,
        @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> topics,
        @Schema(description = "The challenges it answers.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> challenges,
        @Schema(description = "What it does for people.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> serviceKinds,
        @Schema(description = "The technology it uses, where it uses any that is worth naming; free words.") @Size(max = 20) List<@NotNull @Size(max = 60) @Pattern(regexp = CityRequest.SLUG) String> technologies,
        Pillar pillar,
        @Schema(description = "How near to people it works.") PlaceLevel level,
        @Schema(description = "What it aims at.") @Size(max = 20) List<@NotNull @Valid Aim> aims,
        @Size(max = 100) List<@NotNull @Valid Milestone> milestones,
        @Size(max = 50) List<@NotNull @Valid ProjectPartner> partners,
        @Schema(description = "Ids of the agreements of Jakarta out of which it came.") @Size(max = 20) List<@NotNull UUID> agreements,
        @Schema(description = "Slug or id of the project of which it is a part.") @Size(max = 120) String parent,
        @Schema(description = "Slug or id of the project as which it goes on.") @Size(max = 120) String successor,
        @Schema(description = "Whether totals count it on its own; false for a part that counts with its whole. True when absent.") Boolean reportedAlone,
        @Schema(description = "Its own place; absent when the city's stands for it.") @Valid Coordinates coordinates,
        @Schema(description = "The day since which it is planned; the day of registration when absent. Cannot be changed.") LocalDate since,
        @Valid Provenance provenance) {

    public ProjectRequest {
        otherNames = otherNames == null ? List.of() : otherNames;
        topics = topics == null ? List.of() : topics;
        challenges = challenges == null ? List.of() : challenges;
        serviceKinds = serviceKinds == null ? List.of() : serviceKinds;
        technologies = technologies == null ? List.of() : technologies;
        aims = aims == null ? List.of() : aims;
        milestones = milestones == null ? List.of() : milestones;
        partners = partners == null ? List.of() : partners;
        agreements = agreements == null ? List.of() : agreements;
        reportedAlone = reportedAlone == null || reportedAlone;
    }
}
