package id.etalase.kit.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {

    private final Countries countries = new Countries();

    @ParameterizedTest
    @CsvSource({ "1967-08-07, 0", "1967-08-08, 5", "2025-10-25, 10", "2025-10-26, 11" })
    void membership_has_a_date(LocalDate day, int members) {
        assertThat(countries.aseanMembersOn(day)).hasSize(members);
    }

    @Test
    void a_country_that_the_files_do_not_name_has_its_common_name() {
        assertThat(countries.nameOf("NZ").id()).isEqualTo("Selandia Baru");
        assertThat(countries.exists("NZ")).isTrue();
        assertThat(countries.exists("XX")).isFalse();
    }

    @Test
    void sources_name_articles_by_title() {
        assertThat(countries.aseanMembersOn(LocalDate.parse("2026-01-01"))).allSatisfy(
                member -> assertThat(member.source()).isNotBlank().doesNotContain(".txt"));
    }
}
