package id.etalase.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import id.etalase.gateway.config.GatewayConfig;
import id.etalase.gateway.route.Route.Origin;
import id.etalase.gateway.upstream.Upstream.Attempt;
import io.smallrye.config.SmallRyeConfigBuilder;

class UpstreamTest {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Replica busy = new Replica(new Origin("a", 1, false));
    private final Replica idle = new Replica(new Origin("b", 1, false));
    private final Upstream upstream = new Upstream("pair", List.of(busy, idle),
            new SmallRyeConfigBuilder().withMapping(GatewayConfig.class).addDiscoveredConverters()
                    .withDefaultValue("etalase.gateway.resilience.breaker.pause", PAUSE.toString()).build()
                    .getConfigMapping(GatewayConfig.class).gateway().resilience(),
            100, 2);

    @Test
    void the_replica_with_the_least_to_do_is_chosen() {
        // Given
        List<Attempt> held = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Attempt attempt = upstream.attempt(null).orElseThrow();
            if (attempt.replica() == busy) {
                held.add(attempt);
            } else {
                attempt.end();
            }
        }

        // When
        List<Replica> chosen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Attempt attempt = upstream.attempt(null).orElseThrow();
            chosen.add(attempt.replica());
            attempt.succeeded();
            attempt.end();
        }

        // Then
        assertThat(held).isNotEmpty();
        assertThat(chosen).containsOnly(idle);
    }

    @Test
    void a_service_of_which_nothing_is_heard_any_more_is_left_alone_until_a_replica_answers() {
        // Given
        Attempt underway = upstream.attempt(null).orElseThrow();
        for (int i = 0; i < 3; i++) {
            upstream.silent(busy);
            upstream.silent(idle);
        }
        assertThat(upstream.attempt(null)).isEmpty();
        assertThat(upstream.isLeftAlone()).isTrue();

        // When
        underway.succeeded();
        underway.end();

        // Then
        assertThat(upstream.attempt(null)).isPresent();
    }

    @Test
    void a_replica_that_is_back_is_in_use_at_once_whatever_it_failed_at_before() {
        // Given
        for (int i = 0; i < 20; i++) {
            idle.failed(5, Duration.ofMinutes(1));
        }
        upstream.checked(idle, false);
        assertThat(idle.isInUse()).isFalse();

        // When
        upstream.checked(idle, true);

        // Then
        assertThat(idle.isInUse()).isTrue();
    }

    @Test
    void requests_that_are_held_open_have_a_limit_of_their_own() {
        // Given
        assertThat(upstream.enter(true)).isTrue();
        assertThat(upstream.enter(true)).isTrue();

        // Then
        assertThat(upstream.enter(true)).isFalse();
        assertThat(upstream.enter(false)).isTrue();
        upstream.leave(true);
        assertThat(upstream.enter(true)).isTrue();
    }

    @Test
    void a_service_that_is_well_again_is_not_left_alone_because_few_ask_it() {
        // Given
        while (!upstream.isLeftAlone()) {
            Attempt attempt = upstream.attempt(null).orElseThrow();
            attempt.failed(new IOException("It is down"));
            attempt.end();
        }
        Attempt first = await().until(() -> upstream.attempt(null), Optional::isPresent).orElseThrow();

        // When
        first.succeeded();
        first.end();

        // Then
        await().during(PAUSE.multipliedBy(3)).until(() -> !upstream.isLeftAlone());
    }

    @Test
    void replicas_with_equally_much_to_do_take_turns() {
        List<Replica> chosen = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Attempt attempt = upstream.attempt(null).orElseThrow();
            chosen.add(attempt.replica());
            attempt.end();
        }

        assertThat(chosen).containsOnly(busy, idle).contains(busy, idle);
    }
}
