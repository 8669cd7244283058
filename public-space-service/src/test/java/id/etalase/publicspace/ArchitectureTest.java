package id.etalase.publicspace;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import id.etalase.testkit.ServiceArchitecture;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> the_service_has_the_common_shape() {
        return ServiceArchitecture.of("id.etalase.publicspace");
    }
}
