package id.etalase.kit.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.etalase.kit.error.FieldError;

class ReferenceFileTest {

    private static final List<NamedCsvRecord> COUNTRIES = ReferenceFile.read("countries.csv");

    @Test
    void a_field_that_is_empty_is_unknown() {
        NamedCsvRecord mozambique = COUNTRIES.stream().filter(row -> row.getField("variants").isEmpty()).findFirst()
                .orElseThrow();
        assertThat(ReferenceFile.field(mozambique, "variants")).isEmpty();
        assertThat(ReferenceFile.text(mozambique, "variants")).isNull();
        assertThat(ReferenceFile.list(mozambique, "variants")).isEmpty();
    }

    @Test
    void a_list_is_parted_by_semicolons() {
        assertThat(ReferenceFile.list(row("AR"), "variants")).containsExactly("Argentine Republic", "Republik Argentina");
    }

    @Test
    void a_file_that_does_not_ship_is_named() {
        assertThatNullPointerException().isThrownBy(() -> ReferenceFile.read("nothing.csv"))
                .withMessageContaining("nothing.csv");
    }

    @Test
    void a_citation_names_articles_by_their_title() {
        assertThat(Sources.readable("general knowledge; error noted in seed: 001_df5c3aac34914906.txt"))
                .isEqualTo("general knowledge; error noted in \"Koneksi Jakarta dengan kota di ASEAN berperan wujudkan"
                        + " global city (June 2025)\"");
        assertThat(Sources.readable("no article (seed unknown)")).isEqualTo("no article (seed unknown)");
    }

    @Test
    void words_must_be_in_the_vocabulary_and_stand_there_once() {
        // Given
        Vocabulary challenges = Vocabulary.read("challenges.csv");
        List<FieldError> errors = new ArrayList<>();

        // When
        challenges.check(List.of("floods", "meteors", "floods"), "challenges", errors);

        // Then
        assertThat(errors).extracting(FieldError::pointer, FieldError::code).containsExactly(
                tuple("/challenges/1", "unknown-word"),
                tuple("/challenges/2", "named-twice"));
    }

    private static NamedCsvRecord row(String country) {
        return COUNTRIES.stream().filter(row -> row.getField("iso_alpha2").equals(country)).findFirst().orElseThrow();
    }
}
