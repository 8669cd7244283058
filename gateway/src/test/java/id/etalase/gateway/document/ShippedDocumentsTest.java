package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import io.quarkus.runtime.configuration.ConfigurationException;

class ShippedDocumentsTest {

    @Test
    void the_document_of_partnerships_came_with_the_build() {
        assertThat(ShippedDocuments.of("partnerships").path("paths")).isNotEmpty();
    }

    @Test
    void a_service_without_one_stops_the_start() {
        assertThatThrownBy(() -> ShippedDocuments.of("forgotten")).isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("'forgotten'", "openapi/forgotten/openapi.yaml");
    }
}
