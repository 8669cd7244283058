package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;

/** Each rule is shown a small service that breaks it, and one that keeps them all. */
class ServiceArchitectureTest {

    private static final String SAMPLES = "id.etalase.testkit.sample.";

    static Stream<Arguments> offences() {
        return Stream.of(
                arguments("cycle", ServiceArchitecture.noCycles(SAMPLES + "cycle")),
                arguments("model", ServiceArchitecture.pureModel(SAMPLES + "model")),
                arguments("statusmodel", ServiceArchitecture.pureModel(SAMPLES + "statusmodel")),
                arguments("transaction", ServiceArchitecture.transactionsInServices()),
                arguments("transactionalclass", ServiceArchitecture.transactionalClassesAreServices()),
                arguments("storage", ServiceArchitecture.resourcesLeaveStorageAlone()),
                arguments("persistence", ServiceArchitecture.resourcesLeaveStorageAlone()),
                arguments("border", ServiceArchitecture.bordersAreRecords()),
                arguments("event", ServiceArchitecture.bordersAreRecords()),
                arguments("exposed", ServiceArchitecture.noEntityOutside()),
                arguments("hidden", ServiceArchitecture.httpMethodsArePublic()),
                arguments("field", ServiceArchitecture.constructorInjection()),
                arguments("setter", ServiceArchitecture.noInjectionIntoMethods()),
                arguments("clock", ServiceArchitecture.timeAndIdsComeIn()),
                arguments("randomid", ServiceArchitecture.timeAndIdsComeIn()),
                arguments("kafka", ServiceArchitecture.onlyTheRelayWritesToKafka()),
                arguments("other", ServiceArchitecture.onlyOurselves(SAMPLES + "other")));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void a_rule_notices_who_breaks_it_and_says_why(String sample, ArchRule rule) {
        JavaClasses offender = new ClassFileImporter().importPackages(SAMPLES + sample);

        assertThatThrownBy(() -> rule.check(offender)).isInstanceOf(AssertionError.class)
                .hasMessageContaining("because").hasMessageContaining("1 times");
    }

    @Test
    void a_service_in_the_common_shape_keeps_all_rules() {
        JavaClasses good = new ClassFileImporter().importPackages(SAMPLES + "good");
        List<ArchRule> rules = ServiceArchitecture.rules(SAMPLES + "good").stream()
                // The sample stands in the test kit's own packages, with a kit of its own.
                .filter(rule -> !rule.getDescription().contains("another part of the suite")).toList();

        assertThat(good).isNotEmpty();
        rules.forEach(rule -> rule.check(good));
    }

    @Test
    void every_rule_has_its_offender() {
        assertThat(ServiceArchitecture.rules(SAMPLES + "x")).extracting(rule -> because(rule.getDescription()))
                .allMatch(why -> offences().map(offence -> because(((ArchRule) offence.get()[1]).getDescription()))
                        .anyMatch(why::equals));
    }

    private static String because(String description) {
        return description.substring(description.indexOf(", because"));
    }
}
