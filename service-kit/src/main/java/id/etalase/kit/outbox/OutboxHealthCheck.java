package id.etalase.kit.outbox;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows how far the publishing is behind. Always up: a service whose broker is away still answers its callers, and taking
 * it out of service would turn a delay of events into an outage.
 */
@Readiness
@Singleton
class OutboxHealthCheck implements HealthCheck {

    private final OutboxMonitor monitor;
    private final OutboxRelay relay;

    OutboxHealthCheck(OutboxMonitor monitor, OutboxRelay relay) {
        this.monitor = monitor;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("outbox").up().withData("leader", relay.leads());
        monitor.backlog().ifPresent(backlog -> response.withData("waiting", backlog.waiting())
                .withData("failed", backlog.failed()).withData("oldestAgeSeconds", (long) backlog.oldestAge()));
        relay.outage().since()
                .ifPresent(since -> response.withData("publishingFailsSince", since.toString()));
        return response.build();
    }
}
