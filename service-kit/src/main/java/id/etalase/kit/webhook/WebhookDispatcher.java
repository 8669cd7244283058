package id.etalase.kit.webhook;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import id.etalase.kit.outbox.EventBell;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Keeps the queues of the webhooks filled and empties them, on every replica: what one has taken, no other touches while it
 * may still be at it, and what one dropped in its death another takes up. What is in a queue is in the database, so a restart
 * loses nothing; what was sent but not noted is sent again, with the same id.
 */
@Singleton
class WebhookDispatcher {

    private static final Logger LOG = Logger.getLogger(WebhookDispatcher.class);
    private static final Duration HOUSEKEEPING_INTERVAL = Duration.ofHours(1);

    private final WebhookQueue webhooks;
    private final WebhookSender sender;
    private final EventBell bell;
    private final WebhookConfig config;
    private final Places places;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile CompletableFuture<Void> wakeUp = new CompletableFuture<>();
    private @Nullable Thread thread;
    private long nextHousekeeping = System.nanoTime();
    private int failures;

    WebhookDispatcher(WebhookQueue webhooks, WebhookSender sender, EventBell bell, WebhookConfig config) {
        this.webhooks = webhooks;
        this.sender = sender;
        this.bell = bell;
        this.config = config;
        this.places = new Places(config.concurrency(), config.perWebhook(), config.perHost());
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread = new Thread(this::run, "webhook-dispatcher");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped.countDown();
        wake();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    /** There is something to do that no event tells of. */
    void wake() {
        wakeUp.complete(null);
    }

    private void run() {
        while (stopped.getCount() > 0) {
            wakeUp = new CompletableFuture<>();
            try {
                List<Subscription> active = webhooks.active();
                CompletableFuture<Void> ring = active.isEmpty() ? new CompletableFuture<>()
                        : bell.nextRing(config.pollInterval());
                boolean more = false;
                for (Subscription subscription : active) {
                    more |= webhooks.fanOut(subscription.id());
                }
                boolean busy = deliver(active);
                keepHouse();
                failures = 0;
                if (!more && !busy) {
                    await(CompletableFuture.anyOf(ring, wakeUp));
                }
            } catch (RuntimeException e) {
                // The database is away, most likely; one line is enough, and none for what a stop takes away first.
                failures++;
                if (failures == 2 && stopped.getCount() > 0) {
                    LOG.warnf("Webhooks wait: %s", e.getMessage());
                }
                await(wakeUp);
            }
        }
    }

    private boolean deliver(List<Subscription> active) {
        Map<UUID, Integer> free = new HashMap<>();
        for (Subscription subscription : active) {
            int taken = places.take(subscription.id(), subscription.host());
            if (taken > 0) {
                free.put(subscription.id(), taken);
            }
        }
        Map<Subscription, List<Delivery>> taken = Map.of();
        try {
            taken = webhooks.take(free);
        } finally {
            taken.forEach((to, deliveries) -> free.merge(to.id(), -deliveries.size(), Integer::sum));
            active.forEach(it -> places.giveBack(it.id(), it.host(), free.getOrDefault(it.id(), 0)));
        }
        taken.forEach((to, deliveries) -> deliveries.forEach(delivery -> deliver(to, delivery)));
        return !taken.isEmpty();
    }

    private void deliver(Subscription to, Delivery delivery) {
        sender.send(to, delivery).whenCompleteAsync((status, failure) -> {
            try {
                note(delivery, status, failure);
            } catch (RuntimeException e) {
                LOG.debug("The outcome is lost and the delivery comes again", e);
            } finally {
                places.giveBack(to.id(), to.host(), 1);
                wake();
            }
        });
    }

    private void note(Delivery delivery, @Nullable Integer status, @Nullable Throwable failure) {
        if (status != null && status >= 200 && status < 300) {
            webhooks.delivered(delivery, status.toString());
        } else if (status != null && status == 410) {
            webhooks.gone(delivery);
        } else if (status != null) {
            webhooks.failed(delivery,
                    status >= 300 && status < 400 ? status + ", and redirects are not followed" : status.toString());
        } else {
            webhooks.failed(delivery, reason(failure));
        }
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return "no answer in time";
        }
        // Only our own words: those of others may tell what stands behind a firewall.
        return cause instanceof WebhookSender.NotSentException ? cause.getMessage() : "no connection";
    }

    private void keepHouse() {
        if (System.nanoTime() - nextHousekeeping >= 0) {
            webhooks.purge();
            webhooks.seal();
            nextHousekeeping = System.nanoTime() + HOUSEKEEPING_INTERVAL.toNanos();
        }
    }

    private void await(CompletableFuture<?> something) {
        try {
            something.get(config.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.trace("Looks without being woken");
        } catch (ExecutionException e) {
            LOG.debug("Woken by a failure", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
