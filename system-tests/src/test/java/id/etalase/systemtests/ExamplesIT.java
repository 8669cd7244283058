package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.systemtests.contract.ApiDocument;
import id.etalase.systemtests.contract.Examples;

/** Every operation of the merged document, called with its own examples through the gateway, by pages of other origins too. */
@ExtendWith(SharedSuite.class)
@Order(Integer.MAX_VALUE - 1)
class ExamplesIT {

    @Test
    void every_operation_called_with_its_own_example_gets_there_and_back(Suite suite) throws Exception {
        ApiDocument document = ApiDocument.of(suite.gateway());

        List<String> lost = examples(suite, document).lost(document.operations());

        assertThat(document.operations()).hasSizeGreaterThan(150);
        assertThat(lost).isEmpty();
    }

    @Test
    void operations_that_nobody_serves_are_noticed(Suite suite) throws Exception {
        JsonNode made = new ObjectMapper().readTree("""
                {"openapi": "3.1.0", "paths": {
                  "/v1/agreements/{id}/nowhere": {"get": {"operationId": "notInTheService", "parameters": [
                    {"name": "id", "in": "path", "required": true, "schema": {"type": "string"}, "example": "jeju"}]}},
                  "/v1/nothing": {"get": {"operationId": "notInTheGateway"}},
                  "/v1/sister-cities": {"delete": {"operationId": "notThisMethod"}}}}""");
        ApiDocument document = new ApiDocument(made);

        assertThat(examples(suite, document).lost(document.operations())).hasSize(3);
    }

    private static Examples examples(Suite suite, ApiDocument document) {
        return new Examples(suite.gateway(), document, EveryRoleIT.tokens(suite));
    }
}
