package id.etalase.kit.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import id.etalase.kit.error.RuleViolation;

class FormatQueryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "|JSON", "*/*|JSON", "text/csv|CSV", "application/geo+json|GEOJSON",
            "text/html,application/xhtml+xml,*/*;q=0.8|JSON", "text/csv;q=0.1, application/geo+json|GEOJSON",
            "application/json;q=0.5,text/csv|CSV" })
    void accept_decides(String accept, ListFormat format) {
        assertThat(new FormatQuery(null, accept).among(ListFormat.JSON, ListFormat.CSV, ListFormat.GEOJSON))
                .isEqualTo(format);
    }

    @Test
    void the_parameter_comes_before_accept() {
        assertThat(new FormatQuery(ListFormat.CSV, "application/json").among(ListFormat.JSON, ListFormat.CSV))
                .isEqualTo(ListFormat.CSV);
    }

    @Test
    void a_format_that_this_list_does_not_have_is_refused() {
        FormatQuery query = new FormatQuery(ListFormat.GEOJSON, null);
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(() -> query.among(ListFormat.JSON, ListFormat.CSV))
                .satisfies(refusal -> assertThat(refusal.errors().get(0).parameter()).isEqualTo("format"));
    }
}
