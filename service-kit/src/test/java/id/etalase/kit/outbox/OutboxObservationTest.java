package id.etalase.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The outbox in a running service, as subscribers and operators see it. */
@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class OutboxObservationTest {

    private static final String TOPIC = "kit-test.thing.events";

    private final String thing = UUID.randomUUID().toString();

    @Inject
    OutboxRelay relay;

    @AfterEach
    void bringBrokerBack() {
        EmbeddedServers.startBroker();
    }

    @Test
    void a_change_made_by_a_request_reaches_the_subscribers() {
        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            change();

            PublishedEvent event = events.await(thing, 1).get(0);
            event.assertEnvelope();
            assertThat(event.type()).isEqualTo("id.etalase.kit-test.thing.renamed.v1");
            assertThat(event.headers()).containsEntry("ce_time", "2026-01-02T03:04:05.678901Z");
        }
    }

    @Test
    void without_a_broker_the_service_answers_stays_ready_and_says_what_waits() {
        await().atMost(Duration.ofMinutes(1)).until(relay::leads);
        EmbeddedServers.stopBroker();

        change();

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200)
                .body("checks.find { it.name == 'outbox' }.status", is("UP"))
                .body("checks.find { it.name == 'outbox' }.data.waiting", greaterThanOrEqualTo(1))
                .body("checks.find { it.name == 'outbox' }.data.failed", is(0))
                .body("checks.find { it.name == 'outbox' }.data.publishingFailsSince", not(empty())));
        assertThat(metric("etalase_outbox_waiting_events")).isGreaterThanOrEqualTo(1);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(metric("etalase_outbox_oldest_age_seconds")).isPositive());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(metric("etalase_outbox_failures_total")).isPositive());

        EmbeddedServers.startBroker();

        try (PublishedEvents events = PublishedEvents.on(TOPIC)) {
            events.await(thing, 1);
        }
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(metric("etalase_outbox_waiting_events")).isZero());
        assertThat(metric("etalase_outbox_oldest_age_seconds")).isZero();
        assertThat(metric("etalase_outbox_published_total")).isGreaterThanOrEqualTo(1);
        assertThat(metric("etalase_outbox_delay_seconds_count")).isGreaterThanOrEqualTo(1);
        assertThat(metric("etalase_outbox_failed_events")).isZero();
        assertThat(metric("etalase_outbox_leader")).isEqualTo(1);
    }

    private void change() {
        given().header("thing", thing).post("/things").then().statusCode(204);
    }

    private static double metric(String name) {
        String all = given().get("/q/metrics").then().statusCode(200).extract().asString();
        return Arrays.stream(all.split("\n")).filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).findFirst().orElseThrow(
                        () -> new AssertionError("No metric " + name + " in " + all));
    }
}
