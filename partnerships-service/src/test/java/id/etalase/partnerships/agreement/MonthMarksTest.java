package id.etalase.partnerships.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class MonthMarksTest {

    private static final int DRAWS = 300;

    @Inject
    EntityManager database;

    private final Random random = new Random(7);

    @Test
    void a_month_and_a_stretch_of_months_have_a_label_in_common_exactly_when_the_month_is_in_it() {
        for (int i = 0; i < 100 * DRAWS; i++) {
            // Given
            LocalDate first = month(1900, 2240);
            LocalDate last = month(1900, 2240);
            LocalDate month = month(1900, 2240);

            // When
            boolean common = !Collections.disjoint(MonthMarks.around(month), MonthMarks.within(first, last));

            // Then
            assertThat(common).as("%s in %s to %s", month, first, last)
                    .isEqualTo(!month.isBefore(first) && !month.isAfter(last));
        }
    }

    @Test
    void the_service_and_the_database_give_months_the_same_labels() {
        for (int i = 0; i < DRAWS; i++) {
            // Given
            LocalDate first = month(1850, 2300);
            LocalDate last = month(1850, 2300);

            // When
            List<String> within = labels("months_within('', :first, :last)", first, last);
            List<String> around = labels("months_around('', :first, :first + 0 * (:last - :first))", first, last);

            // Then
            assertThat(within).as("%s to %s", first, last).isEqualTo(MonthMarks.within(first, last));
            assertThat(around).as("%s", first).isEqualTo(MonthMarks.around(first));
        }
    }

    private List<String> labels(String call, LocalDate first, LocalDate last) {
        String all = (String) database.createNativeQuery("select array_to_string(" + call.replaceAll(":(first|last)",
                "cast(:$1 as date)") + ", ',')", String.class).setParameter("first", first).setParameter("last", last)
                .getSingleResult();
        return all.isEmpty() ? List.of() : Stream.of(all.split(",")).toList();
    }

    private LocalDate month(int firstYear, int lastYear) {
        return LocalDate.of(firstYear + random.nextInt(lastYear - firstYear), 1 + random.nextInt(12), 15);
    }
}
