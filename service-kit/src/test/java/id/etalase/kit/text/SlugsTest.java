package id.etalase.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;

class SlugsTest {

    @Test
    void a_title_becomes_lower_case_words_with_hyphens() {
        assertThat(Slugs.unused("Dottoro'ta – Café & Kampung!", "thing", slug -> false)).isEqualTo("dottoro-ta-cafe-kampung");
    }

    @Test
    void a_name_that_is_taken_gets_a_number() {
        assertThat(Slugs.unused("Jaki", "thing", Set.of("jaki", "jaki-2")::contains)).isEqualTo("jaki-3");
    }

    @Test
    void a_title_without_a_letter_gets_the_fallback() {
        assertThat(Slugs.unused("漢字", "thing", slug -> false)).isEqualTo("thing");
    }

    @Test
    void a_long_title_is_cut_and_does_not_end_in_a_hyphen() {
        assertThat(Slugs.unused("a".repeat(99) + " b", "thing", slug -> false)).isEqualTo("a".repeat(99));
    }
}
