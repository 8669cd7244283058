package id.etalase.gateway;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import id.etalase.testkit.ServiceArchitecture;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> the_gateway_keeps_the_rules_of_a_library_and_knows_no_service() {
        return ServiceArchitecture.ofLibrary("id.etalase.gateway");
    }
}
