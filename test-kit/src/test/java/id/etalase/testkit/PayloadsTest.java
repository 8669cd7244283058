package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadsTest {

    private static final String GOOD = """
            {"name": "Berlin", "id": "0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34", "at": "2026-01-02T03:04:05.6Z", "note": "x"}
            """;

    @Test
    void a_payload_equals_its_golden_file_but_for_what_differs_from_run_to_run() {
        assertThatCode(() -> Payloads.assertGolden(GOOD, "/payloads/golden.json")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"name\": \"Bonn\", \"id\": \"0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34\", \"at\": \"2026-01-02T03:04:05Z\", \"note\": \"\"}",
            "{\"name\": \"Berlin\", \"id\": \"7\", \"at\": \"2026-01-02T03:04:05Z\", \"note\": \"\"}",
            "{\"name\": \"Berlin\", \"id\": \"0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34\", \"at\": \"yesterday\", \"note\": \"\"}",
            "{\"name\": \"Berlin\", \"id\": \"0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34\", \"at\": \"2026-01-02T03:04:05Z\"}",
            "{\"name\": \"Berlin\", \"id\": \"0ac1a8c3-c8a1-7abc-ac48-124a5c3ebc34\", \"at\": \"2026-01-02T03:04:05Z\", \"note\": \"\", \"new\": 1}" })
    void any_other_difference_from_the_golden_file_fails(String payload) {
        assertThatThrownBy(() -> Payloads.assertGolden(payload, "/payloads/golden.json"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void a_payload_is_valid_by_its_schema() {
        assertThatCode(() -> Payloads.assertValid("{\"name\": \"Berlin\", \"on\": \"2024-02-29\", \"more\": true}",
                "/payloads/schema.json")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"name\": 7}", "{\"name\": \"Berlin\", \"on\": \"2025-02-29\"}" })
    void a_payload_that_breaks_its_schema_fails(String payload) {
        assertThatThrownBy(() -> Payloads.assertValid(payload, "/payloads/schema.json"))
                .isInstanceOf(AssertionError.class).hasMessageContaining("schema.json");
    }

    @Test
    void a_file_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> Payloads.assertGolden("{}", "/payloads/none.json")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("/payloads/none.json");
    }
}
