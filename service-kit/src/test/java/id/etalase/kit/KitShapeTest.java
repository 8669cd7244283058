package id.etalase.kit;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import id.etalase.testkit.ProblemTextRules;
import id.etalase.testkit.ServiceArchitecture;

class KitShapeTest {

    @TestFactory
    Stream<DynamicTest> the_kit_keeps_the_rules_of_a_library() {
        return ServiceArchitecture.ofLibrary("id.etalase.kit");
    }

    @TestFactory
    Stream<DynamicTest> every_problem_of_the_kit_has_its_texts() {
        return ProblemTextRules.of("id.etalase.kit");
    }
}
