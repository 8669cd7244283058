package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.sample.texts.Refuser;

class ProblemTextRulesTest {

    private final Properties english = texts("no-note.status=404", "no-note.title=No note", "no-note.detail=No {id}",
            "full.status=409", "full.title=Full", "field.too-old=Older than {age}", "field.odd=Odd",
            "field.not-a-name=Not a name");
    private final Properties indonesian = texts("no-note.title=Tidak ada", "no-note.detail=Tidak ada {id}", "full.title=Penuh",
            "field.too-old=Lebih tua dari {age}", "field.odd=Ganjil", "field.not-a-name=Bukan nama");

    @Test
    void codes_are_found_where_they_are_constants() {
        ProblemCodes codes = codes();

        assertThat(codes.problems()).containsOnly(Map.entry("no-note", "NotFound"),
                Map.entry("full", "Conflict"));
        assertThat(codes.fields()).containsOnly("too-old", "odd", "not-a-name");
    }

    @Test
    void complete_texts_pass() {
        assertThatCode(() -> runAll(english, indonesian)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "no-note.status", "full.title", "field.too-old", "field.odd", "field.not-a-name" })
    void a_missing_english_text_is_noticed(String key) {
        english.remove(key);

        assertThatThrownBy(() -> runAll(english, indonesian)).isInstanceOf(AssertionError.class).hasMessageContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = { "full.title", "field.odd", "no-note.detail" })
    void a_missing_indonesian_text_is_noticed(String key) {
        indonesian.remove(key);

        assertThatThrownBy(() -> runAll(english, indonesian)).isInstanceOf(AssertionError.class).hasMessageContaining(key);
    }

    @Test
    void a_status_that_its_exception_does_not_have_is_noticed() {
        english.setProperty("full.status", "404");

        assertThatThrownBy(() -> runAll(english, indonesian)).isInstanceOf(AssertionError.class).hasMessageContaining("409");
    }

    @Test
    void a_placeholder_that_one_language_forgets_is_noticed() {
        indonesian.setProperty("no-note.detail", "Tidak ada");

        assertThatThrownBy(() -> runAll(english, indonesian)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("no-note.detail");
    }

    private static ProblemCodes codes() {
        return new ProblemCodes(Stream.of(Refuser.class, Refuser.Named.class)
                .map(type -> type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")));
    }

    private static void runAll(Properties english, Properties indonesian) throws Throwable {
        for (DynamicTest test : ProblemTextRules.of(codes(), english, indonesian).toList()) {
            test.getExecutable().execute();
        }
    }

    private static Properties texts(String... lines) {
        Properties texts = new Properties();
        Stream.of(lines).map(line -> line.split("=")).forEach(pair -> texts.setProperty(pair[0], pair[1]));
        return texts;
    }
}
