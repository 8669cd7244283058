package id.etalase.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

class OpenApiMergerTest {

    private static final ObjectNode COVER = yaml("""
            openapi: 3.1.0
            info: {title: Suite, version: "1"}
            x-tag-order: [Second, First]
            components:
              securitySchemes:
                bearerToken: {type: http, scheme: bearer}
            """);

    @Test
    void the_paths_of_all_parts_stand_in_the_order_of_the_parts() {
        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(
                part("b", "paths: {/v1/b: {get: {operationId: b}}, /v1/a2: {get: {operationId: a2}}}"),
                part("a", "paths: {/v1/a: {get: {operationId: a}}}")));

        assertThat(names(merged.path("paths"))).containsExactly("/v1/b", "/v1/a2", "/v1/a");
        assertThat(names(merged)).containsExactly("openapi", "info", "tags", "paths", "components");
        assertThat(merged.at("/info/title").asText()).isEqualTo("Suite");
    }

    @Test
    void tags_stand_as_the_cover_orders_them_and_unknown_ones_after() {
        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(
                part("a", "tags: [{name: Other}, {name: First, description: one}]"),
                part("b", "tags: [{name: Second}]")));

        assertThat(merged.path("tags").findValuesAsText("name")).containsExactly("Second", "First", "Other");
    }

    @Test
    void what_two_parts_say_alike_is_said_once() {
        String problem = "components: {schemas: {Problem: {type: object, properties: {code: {type: string}}}}}\n";

        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(part("a", problem + "tags: [{name: T}]"),
                part("b", problem + "tags: [{name: T}]")));

        assertThat(names(merged.at("/components/schemas"))).containsExactly("Problem");
        assertThat(merged.path("tags")).hasSize(1);
    }

    @Test
    void two_schemas_of_one_name_that_differ_are_an_error_that_names_both_sides() {
        assertThatThrownBy(() -> OpenApiMerger.merge(COVER, List.of(
                part("partnerships", "components: {schemas: {Term: {type: object}}}"),
                part("ascn", "components: {schemas: {Term: {type: string}}}"))))
                .isInstanceOf(DocumentClash.class)
                .hasMessageContainingAll("'partnerships'", "'ascn'", "schemas component 'Term'");
    }

    @Test
    void the_same_schema_with_its_members_in_another_order_is_no_clash() {
        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(
                part("a", "components: {schemas: {S: {type: object, title: s}}}"),
                part("b", "components: {schemas: {S: {title: s, type: object}}}")));

        assertThat(names(merged.at("/components/schemas"))).containsExactly("S");
    }

    @Test
    void components_of_different_sections_may_share_a_name() {
        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(
                part("a", "components: {schemas: {Limit: {type: integer}}}"),
                part("b", "components: {parameters: {Limit: {name: limit, in: query}}}")));

        assertThat(merged.at("/components/schemas/Limit/type").asText()).isEqualTo("integer");
        assertThat(merged.at("/components/parameters/Limit/in").asText()).isEqualTo("query");
    }

    @Test
    void one_path_cannot_belong_to_two_even_if_they_say_the_same() {
        assertThatThrownBy(() -> OpenApiMerger.merge(COVER,
                List.of(part("a", "paths: {/v1/x: {get: {}}}"), part("b", "paths: {/v1/x: {get: {}}}"))))
                .hasMessageContainingAll("path '/v1/x'", "'a'", "'b'");
    }

    @Test
    void an_operation_id_is_given_once() {
        assertThatThrownBy(() -> OpenApiMerger.merge(COVER, List.of(
                part("a", "paths: {/v1/x: {get: {operationId: list}}}"),
                part("b", "paths: {/v1/y: {get: {operationId: list}}}"))))
                .hasMessageContainingAll("'list'", "'b'", "/v1/y");
    }

    @Test
    void a_document_of_another_version_is_refused() {
        ObjectNode old = yaml("openapi: 3.0.3\npaths: {}");

        assertThatThrownBy(() -> OpenApiMerger.merge(COVER, List.of(new Part("old", old))))
                .hasMessageContainingAll("'old'", "3.0.3", "3.1");
    }

    @Test
    void only_the_cover_says_how_to_get_in() {
        ObjectNode merged = OpenApiMerger.merge(COVER,
                List.of(part("a", "components: {securitySchemes: {SecurityScheme: {type: openIdConnect}}}")));

        assertThat(names(merged.at("/components/securitySchemes"))).containsExactly("bearerToken");
    }

    @Test
    void the_parts_stay_as_they_were() {
        Part part = part("a", "tags: [{name: First}]\npaths: {/v1/x: {get: {}}}\ncomponents: {schemas: {S: {type: object}}}");
        ObjectNode before = part.document().deepCopy();

        ObjectNode merged = OpenApiMerger.merge(COVER, List.of(part));
        merged.withObject("/components/schemas/S").put("type", "string");
        merged.withObject("/paths").removeAll();

        assertThat(part.document()).isEqualTo(before);
    }

    private static Part part(String name, String yaml) {
        return new Part(name, yaml("openapi: 3.1.0\n" + yaml));
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
