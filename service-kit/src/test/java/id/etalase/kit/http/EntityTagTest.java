package id.etalase.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.error.StaleVersion;

class EntityTagTest {

    private final UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private final EntityTag tag = EntityTag.of(id, 3);

    @Test
    void the_same_values_give_the_same_tag_in_quotes() {
        assertThat(tag).isEqualTo(EntityTag.of(id, 3L)).hasToString(EntityTag.of(id, 3).toString());
        assertThat(tag.toString()).matches("\"[A-Za-z0-9_-]{20}\"").doesNotContain("3-");
    }

    @Test
    void other_values_give_another_tag() {
        assertThat(tag).isNotEqualTo(EntityTag.of(id, 4)).isNotEqualTo(EntityTag.of(id));
        assertThat(EntityTag.of("ab", "c")).isNotEqualTo(EntityTag.of("a", "bc"));
        assertThat(EntityTag.of((Object) null)).isNotEqualTo(EntityTag.of(""));
    }

    @Test
    void if_none_match_compares_weakly() {
        assertThat(tag.matches(tag.toString())).isTrue();
        assertThat(tag.matches("W/" + tag)).isTrue();
        assertThat(tag.matches("\"a,b\" , " + tag)).isTrue();
        assertThat(tag.matches("*")).isTrue();
        assertThat(tag.matches("\"other\"")).isFalse();
        assertThat(tag.matches(null)).isFalse();
        assertThat(tag.matches("garbage")).isFalse();
    }

    @Test
    void if_match_compares_strongly() {
        assertThatCode(() -> IfMatch.required(tag.toString()).check(tag)).doesNotThrowAnyException();
        assertThatCode(() -> IfMatch.required("*").check(tag)).doesNotThrowAnyException();
        assertThatThrownBy(() -> IfMatch.required("W/" + tag).check(tag)).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> IfMatch.required("\"a\", \"b\"").check(tag)).isInstanceOf(StaleVersion.class);
    }

    @Test
    void a_change_without_if_match_is_refused() {
        assertThatThrownBy(() -> IfMatch.required(null)).isInstanceOf(RequestProblem.class).hasMessage("if-match-required");
    }

    @ParameterizedTest
    @ValueSource(strings = { "3", "\"a", "a\"", "\"a\" \"b\"", "\"a\",,\"b\"", "w/\"a\"", "\"a b\"" })
    void what_is_no_list_of_tags_is_refused(String header) {
        assertThatThrownBy(() -> IfMatch.required(header)).isInstanceOf(RequestProblem.class).hasMessage("invalid-request");
    }
}
