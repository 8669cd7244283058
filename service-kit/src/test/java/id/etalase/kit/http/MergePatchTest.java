package id.etalase.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validation;
import jakarta.validation.constraints.NotBlank;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.json.StrictJson;

class MergePatchTest {

    record Name(String id, String en) {
    }

    record Card(@NotBlank String title, Name name, List<String> tags, LocalDate due, Optional<String> remark) {
    }

    private final ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    private final Card card = new Card("one", new Name("satu", "one"), List.of("a", "b"), LocalDate.of(2026, 1, 31),
            Optional.of("r"));

    MergePatchTest() {
        new StrictJson().customize(json);
    }

    @Test
    void what_the_patch_names_changes_and_the_rest_stays() throws JsonProcessingException {
        Card patched = apply("{\"title\":\"two\",\"name\":{\"en\":\"two\"},\"tags\":[\"c\"],\"due\":\"2026-02-28\"}");

        assertThat(patched)
                .isEqualTo(new Card("two", new Name("satu", "two"), List.of("c"), LocalDate.of(2026, 2, 28), Optional.of("r")));
    }

    @Test
    void null_removes() throws JsonProcessingException {
        Card patched = apply("{\"name\":{\"id\":null},\"tags\":null,\"remark\":null}");

        assertThat(patched)
                .isEqualTo(new Card("one", new Name(null, "one"), null, LocalDate.of(2026, 1, 31), Optional.empty()));
    }

    @Test
    void an_empty_patch_changes_nothing() throws JsonProcessingException {
        assertThat(apply("{}")).isEqualTo(card);
    }

    @Test
    void nulls_inside_of_what_is_new_are_left_out() throws JsonProcessingException {
        Card bare = new Card("one", null, null, null, Optional.empty());

        Card patched = patch().apply(bare, json.readTree("{\"name\":{\"id\":null,\"en\":\"x\"}}"), Card.class);

        assertThat(patched.name()).isEqualTo(new Name(null, "x"));
    }

    @Test
    void the_result_is_checked_like_any_other_body() {
        assertThatThrownBy(() -> apply("{\"title\":null}")).isInstanceOf(ConstraintViolationException.class);
        assertThatThrownBy(() -> apply("{\"colour\":1}")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> apply("{\"due\":\"2026-02-30\"}")).isInstanceOf(UncheckedIOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "7", "null", "\"x\"" })
    void a_patch_that_is_no_object_is_refused(String patch) {
        assertThatThrownBy(() -> apply(patch)).isInstanceOf(RuleViolation.class).hasMessageContaining("not-an-object");
    }

    private Card apply(String patch) throws JsonProcessingException {
        return patch().apply(card, json.readTree(patch), Card.class);
    }

    private MergePatch patch() {
        return new MergePatch(json, Validation.buildDefaultValidatorFactory().getValidator());
    }
}
