package id.etalase.partnerships.agreement;

import static id.etalase.partnerships.agreement.Officer.aProposal;
import static id.etalase.partnerships.agreement.Officer.advance;
import static id.etalase.partnerships.agreement.Officer.bureau;
import static id.etalase.partnerships.agreement.Officer.etag;
import static id.etalase.partnerships.agreement.Officer.move;
import static id.etalase.partnerships.agreement.Officer.patch;
import static id.etalase.partnerships.agreement.Officer.registered;
import static id.etalase.partnerships.agreement.Officer.stepTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import id.etalase.partnerships.SetClock;
import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every event of an agreement, as a ministry reads it from Kafka, held against its schema and its golden message. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "partnerships"))
class AgreementEventContractTest {

    @Inject
    TermService terms;

    private static final String SCHEMAS = "/META-INF/resources/v1/schemas/partnerships/agreement.";

    @Test
    void every_type_of_event_keeps_its_contract() {
        // Given
        List<String> agreements = new ArrayList<>();
        agreements.add(aWholeLife());
        agreements.add(anAgreementThat("rejected", "council-review"));
        agreements.add(anAgreementThat("withdrawn", "planning"));
        agreements.add(anAgreementThat("completed", "active"));
        agreements.add(oneThatIsMendedAndRenewed());
        move("cooperation-officer", "rotterdam-2017", Map.of("to", "active", "reason", "Confirmed by the partner.", "document",
                Map.of("reference", "9/KS/2026"))).statusCode(200);
        agreements.add("rotterdam-2017");
        move("cooperation-officer", "bantargebang-2021", Map.of("to", "expired")).statusCode(200);
        agreements.add("bantargebang-2021");

        // When
        List<PublishedEvent> events = new ArrayList<>();
        try (PublishedEvents topic = PublishedEvents.on("partnerships.agreement.events")) {
            for (String agreement : agreements) {
                String id = bureau().get("/v1/agreements/{a}", agreement).then().extract().path("id");
                events.addAll(topic.await(id, expected(agreement)));
            }
        }

        // Then
        try (PublishedEvents snapshots = PublishedEvents.on("partnerships.agreement.state")) {
            PublishedEvent last = events.get(events.size() - 1);
            snapshots.await(last.key(), 1)
                    .forEach(snapshot -> snapshot.assertEnvelope().assertValid(SCHEMAS + "state.v1.json"));
        }
        assertThat(events).extracting(event -> name(event)).containsAll(allTypes());
        Set<String> compared = new HashSet<>();
        for (PublishedEvent event : events) {
            event.assertEnvelope().assertValid(SCHEMAS + name(event) + ".v1.json");
            if (compared.add(name(event))) {
                event.assertGolden("/events/agreement." + name(event) + ".v1.json");
            }
        }
    }

    /** From proposed to terminated, with an edit, a return, a pause; the events of one agreement in their order. */
    private String aWholeLife() {
        Map<String, Object> proposal = aProposal();
        proposal.put("slug", "golden-clean-air");
        String agreement = registered(proposal);
        advance(agreement, "council-review");
        move("cooperation-officer", agreement, Map.of("to", "planning", "reason", "The plan has no budget.")).statusCode(200);
        advance(agreement, "approved");
        patch(agreement, etag(agreement), Map.of("note", Map.of("en", "Talks in Hanoi."))).statusCode(200);
        advance(agreement, "active");
        move("cooperation-officer", agreement, Map.of("to", "suspended", "reason", "Pandemic.")).statusCode(200);
        move("cooperation-officer", agreement, Map.of("to", "active", "reason", "Over.")).statusCode(200);
        move("cooperation-officer", agreement, Map.of("to", "terminated", "reason", "Replaced.", "occurredOn", "2026-06-30",
                "ground", "replaced")).statusCode(200);
        return agreement;
    }

    /** Corrected, amended, near its end and renewed. */
    private String oneThatIsMendedAndRenewed() {
        Map<String, Object> proposal = aProposal();
        proposal.put("slug", "golden-renewal");
        String agreement = registered(proposal);
        advance(agreement, "active");
        bureau().header("If-Match", etag(agreement)).contentType("application/json")
                .body(Map.of("reason", "A slip.", "changes", Map.of("title", Map.of("en", "Clear air with Hanoi"))))
                .post("/v1/agreements/{a}/corrections", agreement).then().statusCode(200);
        bureau().header("If-Match", etag(agreement)).contentType("application/json")
                .body(Map.of("addendum", Map.of("title", "Adendum I", "reference", "7/KS/2026"), "signedOn", "2026-05-02",
                        "reason", "Health belongs to it.", "changes", Map.of("sectors", List.of("air-quality", "health"))))
                .post("/v1/agreements/{a}/amendments", agreement).then().statusCode(200);
        SetClock.to("2031-01-10T09:00:00+07:00");
        try {
            terms.look(UUID.fromString(bureau().get("/v1/agreements/{a}", agreement).then().extract().path("id")));
        } finally {
            SetClock.free();
        }
        String successor = bureau().contentType("application/json")
                .body(Map.of("slug", "golden-renewal-2", "term", Map.of("startsOn", "2032-01-01")))
                .post("/v1/agreements/{a}/renewals", agreement).then().statusCode(201).extract().path("slug");
        advance(successor, "signed");
        return agreement;
    }

    private String anAgreementThat(String end, String from) {
        Map<String, Object> proposal = aProposal();
        proposal.put("slug", "golden-" + end);
        String agreement = registered(proposal);
        advance(agreement, from);
        move("cooperation-officer", agreement, stepTo(end)).statusCode(200);
        return agreement;
    }

    private static int expected(String agreement) {
        int steps = bureau().get("/v1/agreements/{a}/steps", agreement).then().extract().<List<?>> path("items").size();
        boolean fresh = agreement.startsWith("golden-");
        int approvals = bureau().get("/v1/agreements/{a}/approvals", agreement).then().extract().<List<?>> path("items").size();
        return 1 + steps + (fresh ? approvals : 0) + (agreement.equals("golden-clean-air") ? 1 : 0)
                + (agreement.equals("golden-renewal") ? 4 : 0);
    }

    private static String name(PublishedEvent event) {
        return event.type().replaceAll("^id\\.etalase\\.partnerships\\.agreement\\.(.*)\\.v1$", "$1");
    }

    /** The permitted records of the sealed interface: a new one makes this test ask for its schema and golden message. */
    private static Set<String> allTypes() {
        return Arrays.stream(AgreementEvent.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    @Test
    void all_schemas_describe_the_agreement_in_the_same_words() throws IOException {
        // Given
        ObjectMapper json = new ObjectMapper();
        Path schemas = Path.of("src/main/resources/META-INF/resources/v1/schemas/partnerships");

        // When
        Set<JsonNode> descriptions;
        try (var files = Files.list(schemas)) {
            descriptions = files.filter(file -> file.getFileName().toString().matches("agreement\\.(?!state).*"))
                    .map(file -> read(json, file).at("/$defs/agreement")).collect(Collectors.toSet());
        }

        // Then
        assertThat(descriptions).hasSize(1);
    }

    private static JsonNode read(ObjectMapper json, Path file) {
        try {
            return json.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
