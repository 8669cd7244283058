package id.etalase.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import id.etalase.testkit.EmbeddedServers;
import id.etalase.testkit.PublishedEvent;

/**
 * A stop is quick whatever the relay is doing, and leaves nothing to repeat when all is well. Where a stop has to be at
 * once, the stop timeout is so long that waiting for it would show on the slowest machine.
 */
class OutboxRelayStopTest extends RelayTestCase {

    private static final Duration AT_ONCE = Duration.ofSeconds(15);

    private final UUID thing = UUID.randomUUID();

    @Test
    void a_sleeping_relay_stops_at_once() throws Exception {
        OutboxRelay relay = startedRelay("relay.stop-timeout", "PT1M", "relay.poll-interval", "PT1H");
        append(thing, 1);
        awaitOneTo(1, thing);

        assertThat(timeOf(relay::stop)).isLessThan(AT_ONCE);
        assertThat(relay.leads()).isFalse();
    }

    @Test
    void a_replica_that_does_not_lead_stops_at_once() {
        await().until(startedRelay()::leads);
        OutboxRelay second = startedRelay("relay.stop-timeout", "PT1M", "relay.takeover-interval", "PT1H");
        await().until(() -> database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'outbox-relay' "
                + "AND datname = current_database() AND query LIKE '%pg_try_advisory_lock%'") == 1);

        assertThat(timeOf(second::stop)).isLessThan(AT_ONCE);
    }

    @Test
    void a_relay_that_waits_for_the_broker_stops_at_once() throws Exception {
        EmbeddedServers.stopBroker();
        append(thing, 1);
        OutboxRelay relay = startedRelay("relay.stop-timeout", "PT1M", "relay.send-timeout", "PT1M");
        await().until(relay::leads);

        assertThat(timeOf(relay::stop)).isLessThan(AT_ONCE);
    }

    @Test
    void a_relay_that_pauses_after_a_failure_stops_at_once() throws Exception {
        EmbeddedServers.stopBroker();
        append(thing, 1);
        OutboxRelay relay = startedRelay("relay.stop-timeout", "PT1M", "relay.send-timeout", "PT0.2S", "relay.back-off", "PT1H",
                "relay.maximum-back-off", "PT1H");
        await().until(() -> relay.outage().since().isPresent() && !relay.leads());

        assertThat(timeOf(relay::stop)).isLessThan(AT_ONCE);
    }

    @Test
    void a_relay_that_has_lost_the_broker_in_the_middle_stops_within_its_limit() throws Exception {
        OutboxRelay relay = startedRelay("relay.send-timeout", "PT1M", "relay.stop-timeout", "PT1S");
        append(thing, 1);
        awaitOneTo(1, thing);
        EmbeddedServers.stopBroker();
        database.append(event(thing, 2));
        await().until(() -> database.number("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'outbox-relay' "
                + "AND datname = current_database() AND state = 'idle' AND query LIKE '%COMMIT%'") == 1);

        assertThat(timeOf(relay::stop)).isLessThan(AT_ONCE);
    }

    @Test
    void a_stop_in_the_middle_of_a_backlog_leaves_nothing_to_repeat() throws Exception {
        append(thing, 150);
        OutboxRelay first = startedRelay("relay.batch-size", "20");
        events.await(30);

        first.stop();
        startedRelay();

        awaitOneTo(150, thing);
        assertThat(events.await(150)).extracting(PublishedEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void a_relay_that_was_never_started_can_be_stopped() {
        assertThatCode(relay()::stop).doesNotThrowAnyException();
    }

    private static Duration timeOf(Runnable stop) {
        long start = System.nanoTime();
        stop.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
