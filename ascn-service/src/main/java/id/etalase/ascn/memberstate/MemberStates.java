package id.etalase.ascn.memberstate;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.country.AseanMember;
import id.etalase.kit.country.Countries;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.geo.BoundingBox;
import id.etalase.kit.geo.Coordinates;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.BilingualText;

/** The member states of ASEAN with the part of the earth in which each lies. Reference data, read once at the start. */
@ApplicationScoped
public class MemberStates {

    private final Countries countries;
    private final Map<String, Extent> extents;

    MemberStates(Countries countries) {
        this.countries = countries;
        this.extents = ReferenceFile.read("country-extents.csv").stream()
                .collect(Collectors.toUnmodifiableMap(row -> row.getField("iso_alpha2"), MemberStates::extent));
    }

    /**
     * The part of the earth in which a country lies: its land and islands, rounded outwards to tenths of a degree.
     *
     * @param certainty how sure the box is
     * @param source where it is from
     */
    @Schema(name = "CountryExtent", description = "The part of the earth in which a country lies.")
    public record Extent(BoundingBox box, String certainty, String source) {
    }

    /** The members on a day, by code. */
    public List<AseanMember> on(LocalDate day) {
        return countries.aseanMembersOn(day);
    }

    /** Whether the code is that of a country that is, or will be, a member on record. */
    public boolean isMember(String code) {
        return extents.containsKey(code);
    }

    public BilingualText nameOf(String code) {
        return countries.nameOf(code);
    }

    /** Where a member state lies. */
    public Extent extentOf(String code) {
        return extents.get(code);
    }

    /** The box that holds all member states. */
    public BoundingBox extent() {
        return extents.values().stream().map(Extent::box)
                .reduce((one, other) -> new BoundingBox(Math.min(one.west(), other.west()),
                        Math.min(one.south(), other.south()), Math.max(one.east(), other.east()),
                        Math.max(one.north(), other.north())))
                .orElseThrow();
    }

    /** What is wrong with a place that is said to be in a member state; empty when it can be there. */
    public Optional<FieldError> misplaced(Coordinates place, String country, String pointer) {
        Extent extent = extents.get(country);
        if (place == null || extent == null || extent.box().contains(place)) {
            return Optional.empty();
        }
        boolean swapped = extent.box().containsSwapped(place);
        return Optional.of(new FieldError(pointer, swapped ? "coordinates-swapped" : "outside-country",
                Map.of("country", country, "name", countries.nameOf(country).en(), "south", extent.box().south(), "north",
                        extent.box().north(), "west", extent.box().west(), "east", extent.box().east())));
    }

    private static Extent extent(NamedCsvRecord row) {
        return new Extent(
                new BoundingBox(Double.parseDouble(row.getField("west")), Double.parseDouble(row.getField("south")),
                        Double.parseDouble(row.getField("east")), Double.parseDouble(row.getField("north"))),
                row.getField("certainty"), Sources.readable(row.getField("source")));
    }
}
