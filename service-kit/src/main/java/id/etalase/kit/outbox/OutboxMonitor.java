package id.etalase.kit.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/**
 * What waits in the outbox, as metrics and for the health check. Asked in the database when somebody looks, so it is true
 * on every replica and also while nobody publishes.
 */
@Singleton
class OutboxMonitor {

    /** One look at all the metrics costs one query. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final AgroalDataSource dataSource;
    private @Nullable Backlog latest;
    private long readAt;

    OutboxMonitor(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry, OutboxRelay relay) {
        gauge(registry, "waiting", Backlog::waiting, "Events that are committed and not yet confirmed by Kafka", "events");
        gauge(registry, "failed", Backlog::failed, "Events among them that Kafka refuses for good", "events");
        gauge(registry, "oldest.age", Backlog::oldestAge, "Age of the event that waits longest, 0 when none waits",
                "seconds");
        Gauge.builder("etalase.outbox.leader", relay, it -> it.leads() ? 1 : 0)
                .description("1 on the replica that publishes, 0 on the others").register(registry);
    }

    private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Backlog> value, String description,
            String unit) {
        Gauge.builder("etalase.outbox." + name, this,
                monitor -> monitor.backlog().map(value::applyAsDouble).orElse(Double.NaN)).description(description)
                .baseUnit(unit).register(registry);
    }

    /** Empty while the database does not answer. */
    synchronized Optional<Backlog> backlog() {
        if (latest == null || System.nanoTime() - readAt > FRESH_NANOS) {
            try (Connection connection = dataSource.getConnection()) {
                latest = OutboxTable.backlog(connection);
            } catch (SQLException e) {
                latest = null;
            }
            readAt = System.nanoTime();
        }
        return Optional.ofNullable(latest);
    }
}
