package id.etalase.ascn;

import static id.etalase.ascn.Bodies.aCity;
import static id.etalase.ascn.Bodies.aMembership;
import static id.etalase.ascn.Bodies.aPost;
import static id.etalase.ascn.Bodies.aPractice;
import static id.etalase.ascn.Bodies.aProject;
import static id.etalase.ascn.Bodies.aStep;
import static id.etalase.ascn.Bodies.anAdoption;
import static id.etalase.ascn.Bodies.anIndicator;
import static id.etalase.ascn.Bodies.anObservation;
import static id.etalase.ascn.Bodies.map;
import static id.etalase.ascn.Bodies.with;
import static id.etalase.ascn.Callers.administrator;
import static id.etalase.ascn.Callers.auditor;
import static id.etalase.ascn.Callers.officerOf;
import static id.etalase.ascn.Callers.patch;
import static id.etalase.ascn.Callers.representativeOf;
import static id.etalase.ascn.Callers.tag;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.ascn.city.CityEvent;
import id.etalase.ascn.indicator.ObservationEvent;
import id.etalase.ascn.practice.PracticeEvent;
import id.etalase.ascn.project.ProjectEvent;
import id.etalase.kit.http.MergePatch;
import id.etalase.kit.json.EnumNames;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

/** Every event, as a subscriber reads it from Kafka, held against its schema and its golden message. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "ascn"))
class EventContractTest {

    private static final Path SCHEMAS = Path.of("src/main/resources/META-INF/resources/v1/schemas/ascn");

    @Test
    void every_event_of_a_city_keeps_its_contract() {
        // Given
        String id = posted(representativeOf("ID"), "/v1/cities", with(aCity("golden-city"), "population",
                map("people", 100_000, "year", 2020, "scope", "city")), "id");
        String path = "/v1/cities/golden-city";
        patch(representativeOf("ID"), path, map("variants", List.of("Kota Emas"))).then().statusCode(200);
        String membership = posted(representativeOf("ID"), path + "/memberships",
                with(aMembership(2026, "2026"), "evidencedOn", "2026-01-31"), "memberships[0].id");
        send(representativeOf("ID"), path, "/memberships/" + membership, map("joinedOn", "2026-01-15"));
        posted(representativeOf("ID"), path + "/officers", aPost("2026-02"), "id");

        // When
        List<PublishedEvent> events = read("ascn.city.events", id, 5);

        // Then
        compare(events, "city", CityEvent.class);
        snapshot("city", id, 5).assertGolden("/events/city.state.v1.json");
    }

    @Test
    void every_event_of_a_project_keeps_its_contract() {
        // Given
        Map<String, Object> full = aProject("golden-project");
        full.put("milestones", List.of(map("name", Map.of("id", "Sensor", "en", "Sensors"), "dueOn", "2026-12-31")));
        full.put("partners", List.of(map("name", "JICA", "role", "funding")));
        full.put("aims", List.of(Map.of("en", "Warn in time")));
        String id = posted(officerOf("dki-jakarta"), "/v1/projects", full, "id");
        posted(officerOf("dki-jakarta"), "/v1/projects", aProject("golden-successor"), "id");
        patch(officerOf("dki-jakarta"), "/v1/projects/golden-project", map("successor", "golden-successor")).then()
                .statusCode(200);
        step("golden-project", aStep("ongoing", "2025-02-01"));
        step("golden-project", with(aStep("paused", "2025-03-01"), "reason", "Flooded."));
        step("golden-project", aStep("ongoing", "2025-04-01"));
        step("golden-project", aStep("completed", "2025-05-01"));
        step("golden-project", aStep("superseded", "2025-06-01"));
        String cancelled = posted(officerOf("dki-jakarta"), "/v1/projects", aProject("golden-cancelled"), "id");
        step("golden-cancelled", with(aStep("cancelled", "2025-02-01"), "reason", "No money."));
        step("singapore-woodlands", "SG", aStep("planning", "2025-10-01"));
        String planned = given().get("/v1/projects/singapore-woodlands").then().extract().path("id");

        // When
        List<PublishedEvent> events = new ArrayList<>(read("ascn.project.events", id, 7));
        events.addAll(read("ascn.project.events", cancelled, 2));
        events.addAll(read("ascn.project.events", planned, 2).subList(1, 2));

        // Then
        compare(events, "project", ProjectEvent.class);
        snapshot("project", id, 7).assertGolden("/events/project.state.v1.json");
    }

    @Test
    void every_event_of_an_observation_keeps_its_contract() {
        // Given
        posted(administrator(), "/v1/indicators", anIndicator("golden-indicator"), "id");
        String id = posted(officerOf("dki-jakarta"), "/v1/observations",
                with(anObservation("golden-indicator", "2024", 41.5), "scope", "province"), "id");
        String path = "/v1/observations/" + id;
        patch(officerOf("dki-jakarta"), path, map("value", 42)).then().statusCode(200);
        posted(representativeOf("ID"), path + "/examinations", map("to", "reviewed", "note", "Compared with the survey."),
                "id");
        posted(auditor(), path + "/examinations", map("to", "verified"), "id");

        // When
        List<PublishedEvent> events = read("ascn.observation.events", id, 4);

        // Then
        compare(events, "observation", ObservationEvent.class);
        snapshot("observation", id, 4).assertGolden("/events/observation.state.v1.json");
    }

    @Test
    void every_event_of_a_practice_keeps_its_contract() {
        // Given
        String id = posted(officerOf("dki-jakarta"), "/v1/practices", with(aPractice("golden-practice"), "topics",
                List.of("integrated-transport")), "id");
        patch(officerOf("dki-jakarta"), "/v1/practices/golden-practice", map("focusArea", "built-infrastructure")).then()
                .statusCode(200);
        posted(officerOf("makassar"), "/v1/practices/golden-practice/adoptions", anAdoption("makassar"), "id");

        // When
        List<PublishedEvent> events = read("ascn.practice.events", id, 3);

        // Then
        compare(events, "practice", PracticeEvent.class);
        snapshot("practice", id, 3).assertGolden("/events/practice.state.v1.json");
    }

    @Test
    void loaded_rows_have_events_and_snapshots_too() {
        String id = given().get("/v1/projects/jaki").then().extract().path("id");
        read("ascn.project.events", id, 1).get(0).assertEnvelope().assertValid(schema("project", "registered"));
        snapshot("project", id, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "city.registered.v1.json", "project.state.v1.json" })
    void schemas_are_served_where_the_messages_say(String file) {
        given().get("/v1/schemas/ascn/" + file).then().statusCode(200).contentType("application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "city", "project", "observation", "practice" })
    void all_schemas_describe_a_thing_in_the_same_words(String thing) throws IOException {
        // Given
        ObjectMapper json = new ObjectMapper();

        // When
        Set<JsonNode> descriptions;
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            descriptions = files.map(file -> parse(json, file).at("/$defs/" + thing)).filter(node -> !node.isMissingNode())
                    .collect(Collectors.toSet());
        }

        // Then
        assertThat(descriptions).hasSize(1);
    }

    private static JsonNode parse(ObjectMapper json, Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(List<PublishedEvent> events, String thing, Class<?> kind) {
        Set<String> types = new TreeSet<>();
        for (Class<?> type : kind.getPermittedSubclasses()) {
            types.add(EnumNames.kebab(type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_")));
        }
        assertThat(events).extracting(EventContractTest::name).containsAll(types);
        Set<String> compared = new HashSet<>();
        for (PublishedEvent event : events) {
            event.assertEnvelope().assertValid(schema(thing, name(event)));
            if (compared.add(name(event))) {
                event.assertGolden("/events/" + thing + "." + name(event) + ".v1.json");
            }
        }
    }

    /** What a newcomer finds on the compacted topic after so many changes. */
    private static PublishedEvent snapshot(String thing, String key, int count) {
        try (PublishedEvents snapshots = PublishedEvents.on("ascn." + thing + ".state")) {
            return snapshots.await(1, snapshot -> key.equals(snapshot.key()) && snapshot.sequence() == count).get(0)
                    .assertEnvelope().assertValid(schema(thing, "state"));
        }
    }

    private static List<PublishedEvent> read(String topic, String key, int count) {
        try (PublishedEvents events = PublishedEvents.on(topic)) {
            return events.await(key, count);
        }
    }

    private static String schema(String thing, String event) {
        return "/META-INF/resources/v1/schemas/ascn/" + thing + "." + event + ".v1.json";
    }

    private static String name(PublishedEvent event) {
        return event.type().split("\\.")[4];
    }

    private static void step(String project, Map<String, Object> body) {
        step(project, "ID", body);
    }

    private static void step(String project, String country, Map<String, Object> body) {
        representativeOf(country).body(body).post("/v1/projects/" + project + "/steps").then().statusCode(200);
    }

    private static void send(RequestSpecification caller, String tagged, String below, Object changes) {
        caller.header("If-Match", tag(tagged)).contentType(MergePatch.MEDIA_TYPE).body(changes).patch(tagged + below).then()
                .statusCode(200);
    }

    private static String posted(RequestSpecification caller, String path, Object body, String member) {
        return caller.body(body).post(path).then().statusCode(201).extract().path(member);
    }
}
