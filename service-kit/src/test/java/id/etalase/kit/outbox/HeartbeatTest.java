package id.etalase.kit.outbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.Payloads;
import id.etalase.testkit.PublishedEvent;
import id.etalase.testkit.PublishedEvents;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@WithTestResource(value = EmbeddedServers.class, initArgs = @ResourceArg(name = "database", value = "kit"))
class HeartbeatTest {

    private static final String TYPE = "id.etalase.kit-sample.service.heartbeat.v1";

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Test
    void the_service_says_that_it_lives_as_often_as_it_is_set_to() {
        await().atMost(Duration.ofMinutes(1)).until(relay::leads);
        HeartbeatService heartbeat = new HeartbeatService(outbox, relay, Relays.config("heartbeat", "PT0.2S"),
                Clock.systemUTC(), "kit-sample");

        heartbeat.start(null);

        try (PublishedEvents topic = PublishedEvents.on("kit-sample.service.events")) {
            PublishedEvent second = topic.await(2).get(1);
            assertThat(second.assertEnvelope().type()).isEqualTo(TYPE);
            Payloads.assertValid(second.value(),
                    "/META-INF/resources/v1/schemas/kit-sample/service.heartbeat.v1.json");
        } finally {
            heartbeat.stop(null);
        }
        assertThat(given().queryParam("type", TYPE).get("/v1/events/kit-sample").jsonPath().getList("$"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void unless_it_is_set_there_is_none() {
        HeartbeatService silent = new HeartbeatService(outbox, relay, Relays.config(), Clock.systemUTC(), "kit-sample");

        silent.start(null);

        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(thread -> thread.getName().equals("heartbeat")
                && thread.isAlive() && !thread.isInterrupted());
        silent.stop(null);
    }
}
