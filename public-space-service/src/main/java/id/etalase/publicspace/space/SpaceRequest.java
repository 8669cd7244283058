package id.etalase.publicspace.space;

import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.Provenance;
import id.etalase.kit.text.BilingualText;
import id.etalase.kit.text.NotPlaceholder;

/**
 * A place as an officer writes it.
 *
 * @param slug the readable name in addresses; cannot be changed later
 * @param kind what sort of place
 * @param parent slug of the place that it is part of
 * @param name its name
 * @param address the official one
 * @param sideEntrance another way in, where the public looks for it
 * @param coordinates where it is
 * @param coordinatePrecision how far off they may be, in words
 * @param areaM2 square metres
 * @param areaIs what the area measures
 * @param facilities what is there, as words in kebab-case
 * @param transitMode what stops here; only for transit stops
 * @param stepFree whether one gets in without steps; {@code unknown} unless evidenced
 * @param access whether the public may come in
 * @param accessSince since when that is so
 * @param condition in words, such as "under renewal in 2025"
 * @param note a remark for readers
 * @param provenance how sure this is and where it is from
 */
@Schema(description = "A place as an officer writes it.", examples = """
        {"slug": "asean-gallery", "kind": "room", "parent": "asean-headquarters",
         "name": {"id": "Galeri ASEAN", "en": "ASEAN Gallery"}, "stepFree": "unknown", "access": "pilot",
         "accessSince": "2026-12-01"}""")
public record SpaceRequest(
        @NotNull @Size(max = 80) @Pattern(regexp = SLUG) String slug,
        @NotNull SpaceKind kind,
        @Size(max = 80) @Pattern(regexp = SLUG) String parent,
        @NotNull @Valid BilingualText name,
        @NotPlaceholder @Size(min = 1, max = 300) String address,
        @NotPlaceholder @Size(min = 1, max = 300) String sideEntrance,
        @Valid Coordinates coordinates,
        @NotPlaceholder @Size(min = 1, max = 60) String coordinatePrecision,
        @Positive Integer areaM2,
        AreaKind areaIs,
        @Size(max = 30) List<@NotNull @Size(max = 40) @Pattern(regexp = SLUG) String> facilities,
        TransitMode transitMode,
        @NotNull StepFree stepFree,
        @NotNull AccessState access,
        LocalDate accessSince,
        @NotPlaceholder @Size(min = 1, max = 200) String condition,
        @NotPlaceholder @Size(min = 1, max = 2000) String note,
        @Valid Provenance provenance) {

    /** The form of a slug. */
    public static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    public SpaceRequest {
        facilities = facilities == null ? List.of() : facilities;
    }
}
