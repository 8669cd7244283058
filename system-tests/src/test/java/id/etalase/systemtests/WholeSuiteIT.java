package id.etalase.systemtests;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import id.etalase.systemtests.Suite.Step;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;

/** The main job of the suite, on the packaged processes and the real data, and what must survive when a part fails. */
@ExtendWith(SharedSuite.class)
class WholeSuiteIT {

    private static final String TOPIC = "partnerships.agreement.events";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    static Path folder;
    private static Suite suite;

    @BeforeAll
    static void start(Suite running) {
        suite = running;
    }

    /**
     * The next class gets the suite as this one got it: with a service that was killed, the gateway takes a while to trust it
     * again.
     */
    @AfterAll
    static void untilAllIsWell() {
        for (int i = 0; i < 3; i++) {
            await().atMost(PATIENCE)
                    .until(() -> suite.as("home-affairs").get("/v1/agreements").statusCode() == 200);
        }
    }

    @Test
    void an_app_reads_the_real_sister_cities_through_the_gateway() {
        given().baseUri(suite.gateway()).queryParam("asOf", "2024-12-31").get("/v1/sister-cities")
                .then().statusCode(200).body("total", equalTo(23)).body("countries", equalTo(20))
                .body("items.partner", hasItem("jeju"));
    }

    /** Also those of which nothing has happened yet: nobody subscribes to what is not there. */
    @Test
    void every_topic_of_the_event_document_is_there_from_the_start_and_keeps_what_it_is_for() throws Exception {
        Map<String, String> policies = new HashMap<>();
        new YAMLMapper().readTree(Path.of("../gateway/src/main/resources/asyncapi/etalase.yaml").toFile()).path("channels")
                .properties().stream().filter(channel -> channel.getValue().path("bindings").has("kafka"))
                .forEach(channel -> policies.put(channel.getKey(),
                        channel.getKey().endsWith(".state") ? "compact" : "delete"));

        try (Admin admin = Admin.create(Map.of("bootstrap.servers", suite.bootstrapServers()))) {
            await().atMost(PATIENCE).untilAsserted(
                    () -> assertThat(admin.listTopics().names().get()).containsAll(policies.keySet()));

            admin.describeConfigs(policies.keySet().stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                    .toList()).all().get()
                    .forEach((topic, settings) -> assertThat(settings.get("cleanup.policy").value()).as(topic.name())
                            .isEqualTo(policies.get(topic.name())));
        }
    }

    @Test
    void an_agreement_goes_from_proposed_to_active_and_every_other_office_is_refused_on_the_way() {
        // Given
        String id = suite.register("whole-way");
        List<String> roles = List.of("cooperation-officer", "home-affairs", "foreign-affairs", "app");

        // When
        for (Step step : Suite.way()) {
            for (String other : roles) {
                if (!other.equals(step.role())) {
                    step.take(suite, other, "whole-way").statusCode(403);
                }
            }
            suite.move("cooperation-officer", "whole-way", "active").statusCode(step.stage() != null
                    && step.stage().equals("active") ? 200 : 409);
            if (step.stage() == null || !step.stage().equals("active")) {
                step.take(suite, step.role(), "whole-way").statusCode(step.approval() == null ? 200 : 201);
            }
        }

        // Then
        given().baseUri(suite.gateway()).get("/v1/agreements/whole-way").then().statusCode(200)
                .body("stage", equalTo("active"));
        try (PublishedEvents topic = PublishedEvents.on(TOPIC, suite.bootstrapServers())) {
            List<PublishedEvent> events = topic.await(id, Suite.way().size() + 1);
            assertGapless(events);
            assertThat(events).first().extracting(PublishedEvent::type)
                    .isEqualTo("id.etalase.partnerships.agreement.registered.v1");
            assertThat(events).last().extracting(PublishedEvent::type)
                    .isEqualTo("id.etalase.partnerships.agreement.activated.v1");
        }
    }

    @Test
    void while_the_broker_does_not_answer_writes_go_on_and_every_event_arrives_later_in_order() throws Exception {
        // Given
        String id = suite.register("broker-away");
        suite.signal("kafka", "STOP");

        // When
        try {
            suite.move("cooperation-officer", "broker-away", "exploring").statusCode(200);
            suite.move("cooperation-officer", "broker-away", "intent-signed").statusCode(200);
            suite.move("cooperation-officer", "broker-away", "planning").statusCode(200);
            given().get("http://localhost:" + suite.port("partnerships") + "/q/health/ready").then().statusCode(200);
        } finally {
            suite.signal("kafka", "CONT");
        }

        // Then
        try (PublishedEvents topic = PublishedEvents.on(TOPIC, suite.bootstrapServers())) {
            assertGapless(topic.await(id, 4));
        }
    }

    @Test
    void a_service_killed_under_writes_loses_no_committed_change_and_publishes_no_other() throws Exception {
        // Given
        Random random = new Random(20241231);
        List<String> registered = new ArrayList<>();
        int kills = 3;

        // When
        for (int kill = 0; kill < kills; kill++) {
            int killAfter = 5 + random.nextInt(15);
            for (int i = 0; i < 25; i++) {
                if (i == killAfter) {
                    suite.process("partnerships").destroyForcibly();
                }
                String slug = "killed-" + kill + "-" + i;
                int status = suite.as("cooperation-officer").contentType("application/json").body(Suite.proposal(slug))
                        .post("/v1/agreements").statusCode();
                if (status == 201) {
                    registered.add(slug);
                }
            }
            await().atMost(PATIENCE).until(() -> given().baseUri(suite.gateway()).get("/v1/sister-cities").statusCode() == 200);
        }

        // Then
        Map<String, String> stored = agreementsLike("killed-%");
        assertThat(stored.values()).containsAll(registered);
        Map<String, List<PublishedEvent>> published = eventsOf(stored.keySet());
        assertThat(published.keySet()).isEqualTo(stored.keySet());
        published.values().forEach(WholeSuiteIT::assertGapless);
    }

    @Test
    void two_replicas_on_one_database_keep_the_order_and_lose_nothing() throws Exception {
        // Given
        String id = suite.register("two-replicas");
        Replica second = Replica.of(suite, folder);
        List<Step> way = Suite.way();
        List<String> roles = way.stream().map(Step::role).toList();

        // When
        try {
            for (int i = 0; i < 4; i++) {
                String base = i % 2 == 0 ? "http://localhost:" + suite.port("partnerships") : second.url();
                given().baseUri(base).auth().oauth2(suite.token(roles.get(i))).header("Idempotency-Key", "two-replicas-" + i)
                        .contentType("application/json").body(Map.of("to", way.get(i).stage(), "reason", "as agreed",
                                "occurredOn", "2026-02-01", "document", Map.of("reference", "1/KS/2026")))
                        .post("/v1/agreements/two-replicas/transitions").then().statusCode(200);
                if (i == 1) {
                    suite.process("partnerships").destroyForcibly();
                    await().atMost(PATIENCE).until(() -> suite.script().output().contains("partnerships is back."));
                }
            }

            // Then
            try (PublishedEvents topic = PublishedEvents.on(TOPIC, suite.bootstrapServers())) {
                assertGapless(topic.await(id, 5));
            }
        } finally {
            second.close();
        }
    }

    /** Repeats are allowed, gaps and new events out of order are not. */
    private static void assertGapless(List<PublishedEvent> events) {
        Map<String, Long> firstSeen = new LinkedHashMap<>();
        events.forEach(event -> firstSeen.putIfAbsent(event.id(), event.sequence()));
        assertThat(firstSeen.values()).containsExactlyElementsOf(
                LongStream.rangeClosed(1, firstSeen.size()).boxed().toList());
    }

    private static Map<String, String> agreementsLike(String pattern) throws SQLException {
        Map<String, String> slugs = new HashMap<>();
        try (Connection database = suite.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id, slug from agreement where slug like '" + pattern + "'")) {
            while (rows.next()) {
                slugs.put(rows.getString(1), rows.getString(2));
            }
        }
        return slugs;
    }

    private static Map<String, List<PublishedEvent>> eventsOf(Set<String> ids) {
        Map<String, List<PublishedEvent>> published = new HashMap<>();
        try (PublishedEvents topic = PublishedEvents.on(TOPIC, suite.bootstrapServers())) {
            for (String id : new TreeSet<>(ids)) {
                published.put(id, topic.await(id, 1));
            }
            // What was never committed would carry an id that no agreement has.
            topic.await(1, event -> event.value().contains("\"slug\":\"killed-")).forEach(
                    event -> assertThat(ids).as("agreements that were committed").contains(event.key()));
        }
        return published;
    }
}
