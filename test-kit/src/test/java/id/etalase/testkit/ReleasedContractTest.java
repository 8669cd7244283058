package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

class ReleasedContractTest {

    private static final String SCHEMA = """
            {"type": "object", "required": ["id", "stage"],
             "properties": {"id": {"type": "string"}, "stage": {"$ref": "#/$defs/stage"}, "note": {"type": "string"}},
             "$defs": {"stage": {"type": "string", "enum": ["draft", "signed"]}}}""";

    private static final String OPENAPI = """
            openapi: 3.1.0
            paths:
              /v1/things:
                post:
                  parameters:
                  - {name: dry, in: query, schema: {type: boolean}}
                  requestBody:
                    content: {application/json: {schema: {$ref: '#/components/schemas/ThingRequest'}}}
                  responses:
                    "201": {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
            components:
              schemas:
                ThingRequest: {type: object, required: [name], properties: {name: {type: string, maxLength: 10}}}
                Thing: {type: object, required: [id], properties: {id: {type: string}, name: {type: string}}}
            """;

    @TempDir
    Path module;

    private Path schema;

    @BeforeEach
    void release() throws IOException {
        schema = module.resolve("src/main/resources/META-INF/resources/v1/schemas/sample/thing.made.v1.json");
        for (Path file : List.of(schema, module.resolve("released/schemas/thing.made.v1.json"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, SCHEMA);
        }
        Files.writeString(module.resolve("openapi.yaml"), OPENAPI);
        Files.writeString(module.resolve("released/openapi.yaml"), OPENAPI);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "\"note\": {\"type\"           | \"remark\": {\"type\"          | /note: the member is gone",
            "\"draft\", \"signed\"         | \"draft\"                      | /stage: the value \"signed\" is gone",
            "\"id\", \"stage\"]            | \"id\", \"stage\", \"note\"]   | the member \"note\" is required now",
            "\"id\", \"stage\"]            | \"id\"]                        | the member \"stage\" may be missing now",
            "\"note\": {\"type\": \"string\"} | \"note\": {\"type\": \"integer\"} | 'type' was \"string\" and is \"integer\"",
            "{\"type\": \"string\", \"enum\"  | {\"type\": \"string\", \"pattern\": \"x\", \"enum\" | 'pattern' was not given",
            "{\"$ref\": \"#/$defs/stage\"} | {\"$ref\": \"#/$defs/stage\", \"maxLength\": 3} | /stage: 'maxLength' was not given" })
    void a_schema_that_takes_something_away_is_refused(String before, String now, String reason) throws Exception {
        assertThat(SchemaChanges.between(json(SCHEMA), json(changed(SCHEMA, before, now)))).singleElement().asString()
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "minProperties: 1      | minProperties: 2", "maxProperties: 3      | maxProperties: 2",
            "minLength: 1          | minLength: 2", "pattern: a            | pattern: b", "minItems: 1           | minItems: 2",
            "uniqueItems: true     | uniqueItems: false", "format: date          | format: date-time",
            "const: 1              | const: 2", "additionalProperties: true | additionalProperties: false",
            "dependentRequired: {a: [b]} | dependentRequired: {a: [c]}",
            "propertyNames: {maxLength: 3} | propertyNames: {maxLength: 2}",
            "contentEncoding: base64 | contentEncoding: base16", "not: {type: string}   | not: {type: number}",
            "a-keyword-to-come: 1  | a-keyword-to-come: 2",
            "additionalProperties: false | '{additionalProperties: false, properties: {n: {}}}'" })
    void any_keyword_that_limits_values_stays_as_it_was(String before, String now) throws Exception {
        assertThat(SchemaChanges.between(yaml(before), yaml(now.replace("'", "")))).hasSize(1);
        assertThat(SchemaChanges.between(yaml(before), yaml(before))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "\"note\": {\"type\": \"string\"} | \"note\": {\"type\": \"string\"}, \"more\": {\"type\": \"integer\"}",
            "\"draft\", \"signed\"         | \"draft\", \"signed\", \"ended\"",
            "{\"type\": \"object\"         | {\"description\": \"In other words.\", \"type\": \"object\"" })
    void a_schema_that_only_adds_is_taken(String before, String now) throws Exception {
        assertThat(SchemaChanges.between(json(SCHEMA), json(changed(SCHEMA, before, now)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "/v1/things:              | /v1/objects:             | POST /v1/things: the operation is gone",
            "name: dry                | name: trial              | parameter 'dry' is gone",
            "in: query,               | in: query, required: true, | parameter 'dry' is required now",
            "maxLength: 10            | maxLength: 5             | 'maxLength' was 10 and is 5",
            "[name]                   | [name, kind]             | the member \"kind\" is required now",
            "\"201\"                  | \"200\"                  | no longer answers with 201",
            "name: {type: string}}}   | title: {type: string}}}  | /name: the member is gone" })
    void an_operation_that_takes_something_away_is_refused(String before, String now, String reason) throws Exception {
        assertThat(OpenApiChanges.between(yaml(OPENAPI), yaml(changed(OPENAPI, before, now)))).anySatisfy(
                broken -> assertThat(broken).contains(reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "[name], properties: {name | [], properties: {more: {type: string}, name",
            "properties: {id           | properties: {more: {type: string}, id",
            "{type: string, maxLength: 10} | {type: string}",
            "maxLength: 10             | maxLength: 20" })
    void an_operation_that_only_adds_or_asks_less_is_taken(String before, String now) throws Exception {
        assertThat(OpenApiChanges.between(yaml(OPENAPI), yaml(changed(OPENAPI, before, now)))).isEmpty();
    }

    @Test
    void a_kept_contract_passes_and_a_broken_one_fails_with_what_to_do() throws Exception {
        assertThatCode(() -> ReleasedContract.in(module, "sample").check()).doesNotThrowAnyException();

        Files.writeString(schema, SCHEMA.replace("\"note\"", "\"remark\""));

        assertThatThrownBy(() -> ReleasedContract.in(module, "sample").check()).isInstanceOf(AssertionError.class)
                .hasMessageContaining("thing.made.v1.json /note: the member is gone").hasMessageContaining("next v<n>")
                .hasMessageContaining("-Dcontract.release");
    }

    @Test
    void a_schema_that_is_no_longer_there_is_refused() throws Exception {
        Files.delete(schema);

        assertThatThrownBy(() -> ReleasedContract.in(module, "sample").check())
                .hasMessageContaining("event schema thing.made.v1.json is gone");
    }

    @Test
    void a_schema_that_is_served_must_be_released_and_what_is_new_can_be_taken_over_alone() throws Exception {
        Path added = schema.resolveSibling("thing.state.v1.json");
        Files.writeString(added, SCHEMA);
        Files.writeString(schema, SCHEMA.replace("\"note\"", "\"id2\": {}, \"note\""));
        ReleasedContract contract = ReleasedContract.in(module, "sample");

        assertThatThrownBy(contract::check).isInstanceOf(AssertionError.class)
                .hasMessageContaining("thing.state.v1.json").hasMessageContaining("-Dcontract.add");
        contract.add();

        contract.check();
        assertThat(module.resolve("released/schemas/thing.state.v1.json")).hasContent(SCHEMA);
        assertThat(module.resolve("released/schemas/thing.made.v1.json")).hasContent(SCHEMA);
    }

    private static String changed(String text, String before, String now) {
        assertThat(text).contains(before);
        return text.replace(before, now);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    private static JsonNode yaml(String text) throws JsonProcessingException {
        return new YAMLMapper().readTree(text);
    }
}
