package id.etalase.kit.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void what_the_caller_did_not_give_does_not_narrow() {
        Conditions conditions = new Conditions().add("a = :a", "a", null).words("t {matches}", null);
        assertThat(conditions.where()).isEqualTo("1 = 1");
        assertThat(conditions.parameters()).isEmpty();
    }

    @Test
    void every_word_must_match() {
        Conditions conditions = new Conditions().add("a = :a", "a", 1).words("t {matches}", "ok otrip");
        assertThat(conditions.where()).isEqualTo("1 = 1 and a = :a and t like cast(fold(:word0) as string) escape '\\'"
                + " and t like cast(fold(:word1) as string) escape '\\'");
        assertThat(conditions.parameters()).containsEntry("a", 1).containsEntry("word0", "%ok%")
                .containsEntry("word1", "%otrip%");
    }
}
