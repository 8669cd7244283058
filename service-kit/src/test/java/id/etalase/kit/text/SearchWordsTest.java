package id.etalase.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void each_word_becomes_a_pattern() {
        assertThat(SearchWords.patterns("  ha   noi ")).containsExactly("%ha%", "%noi%");
    }

    @Test
    void what_is_special_to_like_stands_for_itself() {
        assertThat(SearchWords.patterns("100% a_b c\\d")).containsExactly("%100\\%%", "%a\\_b%", "%c\\\\d%");
    }

    @Test
    void nothing_but_spaces_asks_for_nothing() {
        assertThat(SearchWords.patterns("   ")).isEmpty();
    }

    @Test
    void more_than_eight_words_are_not_looked_for() {
        assertThat(SearchWords.patterns("1 2 3 4 5 6 7 8 9 10")).hasSize(8);
    }
}
