package id.etalase.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the relay of this replica does, as metrics. */
@Singleton
class RelayMeters {

    private final Clock clock;
    private final Counter published;
    private final Counter failures;
    private final Timer delay;

    RelayMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.published = Counter.builder("etalase.outbox.published")
                .description("Events that Kafka confirmed to this replica").register(registry);
        this.failures = Counter.builder("etalase.outbox.failures")
                .description("Attempts to publish that failed and are repeated").register(registry);
        this.delay = Timer.builder("etalase.outbox.delay").publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1)).maximumExpectedValue(Duration.ofMinutes(10))
                .description("From the writing of an event to its confirmation by Kafka").register(registry);
    }

    void published(List<OutboxEntry> entries) {
        Instant now = clock.instant();
        published.increment(entries.size());
        entries.forEach(entry -> delay.record(Duration.between(entry.appendedAt(), now)));
    }

    void failed() {
        failures.increment();
    }
}
