package id.etalase.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** The AsyncAPI document says what is sent: no more and no less. */
class AsyncApiTest {

    private static final List<String> SERVICES = List.of("partnerships", "ascn", "public-space");
    private static final String SCHEMA_ADDRESS = "http://localhost:8080/v1/schemas/";

    private JsonNode document;

    @BeforeEach
    void read() throws IOException {
        document = new YAMLMapper().readTree(Path.of("../gateway/src/main/resources/asyncapi/etalase.yaml").toFile());
    }

    @Test
    void every_schema_is_the_payload_of_a_message_and_every_message_has_its_schema() throws IOException {
        Set<String> schemas = new TreeSet<>();
        for (String service : SERVICES) {
            schemas(service).forEach(file -> schemas.add(service + "/" + file.getFileName()));
        }

        Set<String> documented = new TreeSet<>();
        document.path("components").path("messages").forEach(message -> {
            String payload = message.path("payload").path("$ref").asText();
            if (payload.startsWith(SCHEMA_ADDRESS)) {
                documented.add(payload.substring(SCHEMA_ADDRESS.length()));
                assertThat("id.etalase." + payload.substring(SCHEMA_ADDRESS.length()).replace('/', '.'))
                        .isEqualTo(message.path("name").asText() + ".json");
            }
        });

        assertThat(documented).isEqualTo(schemas);
    }

    @Test
    void whatever_has_events_has_a_snapshot_and_a_topic_for_it_but_the_service_itself() throws IOException {
        for (String service : SERVICES) {
            Set<String> things = schemas(service).stream().map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .filter(thing -> !thing.equals("service")).collect(Collectors.toCollection(TreeSet::new));
            assertThat(things).isNotEmpty().allSatisfy(thing -> {
                assertThat(folderOf(service).resolve(thing + ".state.v1.json")).exists();
                assertThat(document.path("channels").has(service + "." + thing + ".state")).as(thing).isTrue();
            });
        }
    }

    @Test
    void every_message_is_on_the_topic_of_its_aggregate() {
        document.path("channels").properties().stream().filter(channel -> channel.getValue().path("bindings").has("kafka"))
                .forEach(channel -> channel.getValue().path("messages").forEach(message -> {
                    String name = message.path("$ref").asText().replaceFirst("^#/components/messages/", "");
                    String aggregate = name.replaceFirst("\\.[^.]+\\.v[0-9]+$", "");
                    String kind = name.matches(".*\\.state\\.v[0-9]+$") ? ".state" : ".events";
                    assertThat(channel.getKey()).isEqualTo(aggregate + kind);
                }));
    }

    @Test
    void every_reference_leads_somewhere() {
        assertThat(document.findValuesAsText("$ref")).filteredOn(reference -> reference.startsWith("#/"))
                .allSatisfy(
                        reference -> assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
    }

    @Test
    void the_golden_messages_of_the_services_keep_what_the_document_promises() throws IOException {
        Map<String, Path> golden = new TreeMap<>();
        for (String service : SERVICES) {
            Path folder = Path.of("../" + service + "-service/src/test/resources/events");
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                files.filter(file -> file.toString().endsWith(".json"))
                        .forEach(file -> golden.put(service + "." + file.getFileName().toString().replaceFirst(".json$", ""),
                                file));
            }
        }
        assertThat(golden).isNotEmpty();

        for (Map.Entry<String, Path> message : golden.entrySet()) {
            String payload = document.path("components").path("messages").path(message.getKey()).path("payload").path("$ref")
                    .asText();
            assertThat(payload).as("the message %s is in the document", message.getKey()).startsWith(SCHEMA_ADDRESS);
            String file = payload.substring(SCHEMA_ADDRESS.length());
            Path schema = folderOf(file.substring(0, file.indexOf('/'))).resolve(file.substring(file.indexOf('/') + 1));
            assertThat(complaints(schema, message.getValue())).as(message.getKey()).isEmpty();
        }
    }

    private static List<String> complaints(Path schema, Path message) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(schema));
        // Golden messages have placeholders where a value differs each time; those are texts, whatever the format.
        return compiled.validate(json.readTree(message.toFile())).stream()
                .filter(error -> !"format".equals(error.getKeyword()) && !"pattern".equals(error.getKeyword()))
                .map(Object::toString).collect(Collectors.toList());
    }

    private static List<Path> schemas(String service) throws IOException {
        try (Stream<Path> files = Files.list(folderOf(service))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    private static Path folderOf(String service) {
        return Path.of("../" + service + "-service/src/main/resources/META-INF/resources/v1/schemas/" + service);
    }
}
