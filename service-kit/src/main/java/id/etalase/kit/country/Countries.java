package id.etalase.kit.country;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.reference.ReferenceFile;
import id.etalase.kit.reference.Sources;
import id.etalase.kit.text.BilingualText;

/**
 * The countries of the world and the members of ASEAN. Reference data of the suite: read once at the start, the same for
 * every request.
 */
@ApplicationScoped
public class Countries {

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());
    private static final Locale INDONESIAN = Locale.forLanguageTag("id");

    private final Map<String, BilingualText> names = new ConcurrentHashMap<>();
    private final Map<String, List<String>> variants = new LinkedHashMap<>();
    private final List<AseanMember> aseanMembers;

    Countries() {
        for (NamedCsvRecord row : ReferenceFile.read("countries.csv")) {
            names.put(row.getField("iso_alpha2"), new BilingualText(row.getField("name_id"), row.getField("name_en")));
            variants.put(row.getField("iso_alpha2"), ReferenceFile.list(row, "variants"));
        }
        aseanMembers = ReferenceFile.read("asean-members.csv").stream().map(this::member)
                .sorted(Comparator.comparing(AseanMember::code)).toList();
    }

    /** Whether the code is in ISO 3166-1. */
    public boolean exists(String code) {
        return CODES.contains(code);
    }

    /** The name of a country; one that the register does not name itself is called as the Unicode consortium calls it. */
    public BilingualText nameOf(String code) {
        return names.computeIfAbsent(code, unnamed -> {
            Locale country = new Locale.Builder().setRegion(unnamed).build();
            return new BilingualText(country.getDisplayCountry(INDONESIAN), country.getDisplayCountry(Locale.ENGLISH));
        });
    }

    /** The members of ASEAN on a day, by code. */
    public List<AseanMember> aseanMembersOn(LocalDate day) {
        return aseanMembers.stream().filter(member -> !member.joinedOn().isAfter(day)).toList();
    }

    private AseanMember member(NamedCsvRecord row) {
        String code = row.getField("iso_alpha2");
        return new AseanMember(code, row.getField("iso_alpha3"),
                new BilingualText(row.getField("name_id"), row.getField("name_en")), variants.getOrDefault(code, List.of()),
                new BilingualText(row.getField("capital_id"), row.getField("capital_en")),
                Double.parseDouble(row.getField("capital_lat")), Double.parseDouble(row.getField("capital_lon")),
                LocalDate.parse(row.getField("joined_on")), row.getField("note"), row.getField("certainty"),
                Sources.readable(row.getField("source")));
    }
}
