package id.etalase.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Writes a {@link Heartbeat} into the outbox at the interval that is set; on the replica that publishes, and on no other. */
@ApplicationScoped
class HeartbeatService {

    private static final Logger LOG = Logger.getLogger(HeartbeatService.class);

    private final Outbox outbox;
    private final OutboxRelay relay;
    private final Clock clock;
    private final String context;
    private final Optional<Duration> interval;
    private @Nullable Thread thread;

    HeartbeatService(Outbox outbox, OutboxRelay relay, OutboxConfig config, Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String context) {
        this.outbox = outbox;
        this.relay = relay;
        this.clock = clock;
        this.context = context;
        this.interval = config.heartbeat();
    }

    void start(@Observes StartupEvent event) {
        interval.ifPresent(every -> {
            thread = new Thread(() -> run(every), "heartbeat");
            thread.setDaemon(true);
            thread.start();
        });
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run(Duration every) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(every.toMillis());
                if (relay.leads()) {
                    beat(every);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat(Duration every) {
        try {
            QuarkusTransaction.requiringNew().run(() -> outbox.append(new Heartbeat(context, clock.instant(), every)));
        } catch (RuntimeException e) {
            LOG.debug("No heartbeat this time", e);
        }
    }
}
