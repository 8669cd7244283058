package id.etalase.partnerships.kept;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import id.etalase.partnerships.agreement.Officer;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import id.etalase.testkit.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Every event of programmes, documents, claims, roadmaps, forums and groups, held against its schema and golden message. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class KeptEventContractTest {

    private static final String SCHEMAS = "/META-INF/resources/v1/schemas/partnerships/";
    private static final Map<String, Object> TITLE = Map.of("id", "Judul", "en", "Title");

    private final List<PublishedEvent> events = new ArrayList<>();

    private static RequestSpecification officer() {
        return given().auth().oauth2(Tokens.of("cooperation-officer")).header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json");
    }

    @Test
    void every_type_of_event_keeps_its_contract() throws IOException {
        // Given
        String mark = "golden-" + UUID.randomUUID();

        // When
        programme(mark);
        changed("claim", "/v1/claims", Map.of("slug", mark, "figure", "hospitals", "value", 29, "unit", "hospitals", "on",
                "2019-12-31", "statement", TITLE, "claimedBy", "Office", "claimedOn", "2020-01-02", "used", false, "provenance",
                Map.of("source", "Paper")), Map.of("reason", "Too early."));
        changed("roadmap", "/v1/roadmap", Map.of("slug", mark, "title", TITLE, "firstYear", 2025, "lastYear", 2045, "goals",
                List.of(Map.of("code", mark, "title", TITLE))), Map.of("lastYear", 2046));
        changed("forum", "/v1/forums", Map.of("slug", mark, "title", TITLE, "meetings", List.of(Map.of("code", "first", "title",
                TITLE, "host", "Jakarta", "startsOn", "2026-02-01", "endsOn", "2026-02-02"))),
                Map.of("challenges", List.of("floods")));
        changed("region-group", "/v1/region-groups", Map.of("slug", mark, "title", TITLE, "countries", List.of("JP")),
                Map.of("countries", List.of("JP", "KR")));
        document();
        published(mark);

        // Then
        Set<String> compared = new HashSet<>();
        for (PublishedEvent event : events) {
            String name = event.type().replaceAll("^id\\.etalase\\.partnerships\\.(.*)\\.v1$", "$1");
            event.assertEnvelope().assertValid(SCHEMAS + name + ".v1.json");
            if (compared.add(name)) {
                event.assertGolden("/events/" + name + ".v1.json");
            }
        }
        assertThat(compared).containsAll(described());
    }

    private static Set<String> described() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources" + SCHEMAS))) {
            return files.map(file -> file.getFileName().toString().replace(".v1.json", ""))
                    .filter(name -> !name.matches("(agreement|partner|service)\\..*|.*\\.state")).collect(Collectors.toSet());
        }
    }

    private void programme(String mark) {
        String id = changed("programme", "/v1/programmes",
                Map.of("slug", mark, "agreement", "paris-sister-city", "title", TITLE,
                        "targets",
                        List.of(Map.of("code", "people", "name", TITLE, "unit", "people", "measure", "sum", "quantity", 4))),
                Map.of("status", "running"));
        officer().body(Map.of("target", "people", "occurredOn", "2026-01-15", "value", 2, "source", "Report"))
                .post("/v1/programmes/{p}/progress", mark).then().statusCode(201);
        officer().body(Map.of("kind", "idea", "title", TITLE, "source", "Report"))
                .post("/v1/programmes/{p}/outcomes", mark).then().statusCode(201);
        await("programme", id, 4);
    }

    private String changed(String kind, String path, Map<String, Object> body, Map<String, Object> patch) {
        ValidatableResponse made = officer().body(body).post(path).then().statusCode(201);
        String id = made.extract().path("id");
        officer().header("If-Match", made.extract().header("ETag")).contentType("application/merge-patch+json").body(patch)
                .patch(path + "/" + id).then().statusCode(200);
        if (!kind.equals("programme")) {
            await(kind, id, 2);
        }
        return id;
    }

    private void document() {
        ValidatableResponse made = officer().body(Map.of("type", "report", "language", "id", "role", "copy", "title", TITLE))
                .post("/v1/agreements/paris-sister-city/documents").then().statusCode(201);
        String id = made.extract().path("id");
        officer().header("If-Match", made.extract().header("ETag")).contentType("application/pdf").body("%PDF-1.7".getBytes())
                .put("/v1/documents/{d}/content", id).then().statusCode(200);
        await("document", id, 2);
    }

    private void published(String mark) {
        String agreement = Officer.registered(Officer.aProposal());
        String programme = officer().body(Map.of("slug", mark + "-draft", "agreement", agreement, "title", TITLE, "targets",
                List.of(Map.of("code", "people", "name", TITLE, "unit", "people", "measure", "sum", "quantity", 4))))
                .post("/v1/programmes").then().statusCode(201).extract().path("id");
        String document = officer().body(Map.of("type", "report", "language", "id", "role", "copy", "title", TITLE))
                .post("/v1/agreements/{a}/documents", agreement).then().statusCode(201).extract().path("id");
        Officer.advance(agreement, "signed");
        await("programme", programme, 2);
        await("document", document, 2);
    }

    private void await(String kind, String id, int count) {
        try (PublishedEvents topic = PublishedEvents.on("partnerships." + kind + ".events");
                PublishedEvents state = PublishedEvents.on("partnerships." + kind + ".state")) {
            events.addAll(topic.await(id, count));
            state.await(id, 1).forEach(snapshot -> snapshot.assertEnvelope().assertValid(SCHEMAS + kind + ".state.v1.json"));
        }
    }
}
