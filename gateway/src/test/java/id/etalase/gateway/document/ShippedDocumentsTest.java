package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.runtime.configuration.ConfigurationException;

class ShippedDocumentsTest {

    @ParameterizedTest
    @ValueSource(strings = { "partnerships", "ascn", "public-space" })
    void the_document_of_each_service_came_with_the_build(String service) {
        assertThat(ShippedDocuments.of(service).path("paths")).isNotEmpty();
    }

    @Test
    void a_service_without_one_stops_the_start() {
        assertThatThrownBy(() -> ShippedDocuments.of("forgotten")).isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("'forgotten'", "openapi/forgotten/openapi.yaml");
    }
}
