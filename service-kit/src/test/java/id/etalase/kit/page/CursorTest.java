package id.etalase.kit.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.kit.error.RequestProblem;

class CursorTest {

    private final String list = Cursor.fingerprint("active", null, List.of("a"), "by-title");

    @Test
    void a_cursor_brings_back_what_it_was_made_of() {
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        Instant at = Instant.parse("2026-01-31T09:30:00.123456Z");
        String text = Cursor.at(list, "Ünï \"😀\"", id, 7L, at, LocalDate.of(2026, 1, 31), null).toString();

        Cursor cursor = Cursor.parse(text, list);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(cursor.text(0)).isEqualTo("Ünï \"😀\"");
        assertThat(cursor.uuid(1)).isEqualTo(id);
        assertThat(cursor.number(2)).isEqualTo(7);
        assertThat(cursor.instant(3)).isEqualTo(at);
        assertThat(cursor.date(4)).isEqualTo("2026-01-31");
        assertThat(cursor.text(5)).isNull();
    }

    @Test
    void a_cursor_of_another_list_is_refused() {
        String text = Cursor.at(list, "x").toString();

        refused(() -> Cursor.parse(text, Cursor.fingerprint("ended", null, List.of("a"), "by-title")));
        refused(() -> Cursor.parse(text, Cursor.fingerprint("active", null, List.of("a"), "by-date")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "!!!", "e30", "W10", "bnVsbA", "WyJhIl0", "ää" })
    void a_broken_cursor_is_refused(String text) {
        refused(() -> Cursor.parse(text, list));
    }

    @Test
    void a_cursor_with_other_values_than_its_list_has_is_refused() {
        Cursor forged = Cursor.parse(encode("[\"" + list + "\",\"x\",null]"), list);

        refused(() -> forged.uuid(0));
        refused(() -> forged.number(0));
        refused(() -> forged.instant(0));
        refused(() -> forged.date(1));
        refused(() -> forged.text(2));
        refused(() -> Cursor.parse(encode("[\"" + list + "\",{\"a\":1}]"), list));
        refused(() -> Cursor.parse(encode("[\"" + list + "\",\"" + "x".repeat(3_000) + "\"]"), list));
        refused(() -> Cursor.parse(encode("[\"" + list + "\",\"a\\u0000b\"]"), list));
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOf(RequestProblem.class).hasMessage("invalid-cursor");
    }
}
