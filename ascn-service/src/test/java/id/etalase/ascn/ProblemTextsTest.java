package id.etalase.ascn;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import id.etalase.testkit.ProblemTextRules;

class ProblemTextsTest {

    @TestFactory
    Stream<DynamicTest> every_problem_has_its_texts() {
        return ProblemTextRules.of("id.etalase.ascn");
    }
}
