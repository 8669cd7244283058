package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import id.etalase.kit.text.BilingualText;
import id.etalase.kit.time.PartialDate;

class ChangesTest {

    private record Thing(String slug, BilingualText name, PartialDate since, List<String> tags) {
    }

    private static final Thing BEFORE = new Thing("a", new BilingualText("satu", "one"), PartialDate.parse("2018"),
            List.of("x"));

    @Test
    void equal_records_differ_nowhere() {
        assertThat(Changes.between(BEFORE, new Thing("a", new BilingualText("satu", "one"), PartialDate.parse("2018"),
                List.of("x")))).isEmpty();
    }

    @Test
    void the_pointer_leads_into_a_record_but_not_into_a_list_or_a_single_value() {
        // Given
        Thing after = new Thing("a", new BilingualText("satu", "uno"), PartialDate.parse("2018-04"), List.of("x", "y"));

        // When
        List<String> changed = Changes.between(BEFORE, after);

        // Then
        assertThat(changed).containsExactly("/name/en", "/since", "/tags");
    }

    @Test
    void what_comes_or_goes_is_named_as_a_whole() {
        assertThat(Changes.between(BEFORE, new Thing("a", null, null, List.of("x")))).containsExactly("/name", "/since");
    }
}
