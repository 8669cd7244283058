package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The documents of the build, held to the rules of {@code spectral.yaml}, for which no npm is needed. */
class DocumentRulesTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Pattern PATH = Pattern
            .compile("/(v1/|openapi|status|problems)([a-z0-9-]+|\\{[a-zA-Z]+}|/|\\.[a-z]+)*");

    private static final Map<String, JsonNode> OPERATIONS = new LinkedHashMap<>();
    private static final List<ObjectNode> DOCUMENTS = new ArrayList<>();
    private static final Set<String> TAGS = new HashSet<>();

    @BeforeAll
    static void read() throws IOException {
        DOCUMENTS.add(ShippedDocuments.cover());
        for (String service : MergedDocument.SERVICES) {
            DOCUMENTS.add(MergedDocument.of(service));
        }
        for (ObjectNode document : DOCUMENTS) {
            document.path("tags").forEach(tag -> TAGS.add(tag.path("name").asText()));
            document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(operation -> OPERATIONS.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        }
    }

    @Test
    void every_operation_id_is_there_once_and_there_is_a_summary_and_a_known_tag() {
        Set<String> ids = new HashSet<>();
        List<String> mistakes = new ArrayList<>();
        OPERATIONS.forEach((name, operation) -> {
            if (!operation.path("operationId").asText().matches("[a-z][A-Za-z0-9]+")
                    || !ids.add(operation.path("operationId").asText()) && !name.endsWith("/problems")) {
                mistakes.add(name + ": operation id");
            }
            if (operation.path("summary").asText().isBlank()) {
                mistakes.add(name + ": summary");
            }
            operation.path("tags").forEach(tag -> {
                if (!TAGS.contains(tag.asText())) {
                    mistakes.add(name + ": tag " + tag.asText());
                }
            });
        });

        assertThat(mistakes).isEmpty();
    }

    @Test
    void every_tag_has_its_place_in_the_order_of_the_merged_document() {
        List<String> order = new ArrayList<>();
        ShippedDocuments.cover().path(OpenApiMerger.TAG_ORDER).forEach(tag -> order.add(tag.asText()));

        assertThat(order).as("x-tag-order in openapi/gateway.yaml").doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(TAGS);
    }

    @Test
    void every_reference_leads_to_something() {
        for (ObjectNode document : DOCUMENTS) {
            assertThat(document.findValuesAsText("$ref"))
                    .allSatisfy(reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference)
                            .isFalse());
        }
    }

    @Test
    void every_path_is_in_lower_case() {
        assertThat(OPERATIONS.keySet()).allSatisfy(name -> assertThat(name.split(" ")[1]).matches(PATH));
    }

    @Test
    void every_operation_has_an_answer_that_is_good_and_every_write_one_that_is_not() {
        assertThat(OPERATIONS).allSatisfy((name, operation) -> {
            List<String> statuses = new ArrayList<>();
            operation.path("responses").fieldNames().forEachRemaining(statuses::add);
            assertThat(statuses).as(name).anyMatch(status -> status.startsWith("2"));
            if (!name.startsWith("get")) {
                assertThat(statuses).as(name).anyMatch(status -> status.startsWith("4"));
            }
        });
    }
}
