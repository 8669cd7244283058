package id.etalase.kit.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import id.etalase.kit.feed.FeedContext;
import id.etalase.kit.outbox.CloudEvents;
import id.etalase.kit.outbox.EventLog;
import id.etalase.kit.outbox.LogFilter;
import id.etalase.kit.outbox.LogPage;
import id.etalase.kit.outbox.LogPosition;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.outbox.PublishedFirst;

/** How events become deliveries and what becomes of those; each call is one transaction. */
@ApplicationScoped
class WebhookQueue {

    static final String GONE = "the receiver answered 410 Gone";
    private static final Logger LOG = Logger.getLogger(WebhookQueue.class);
    private static final int FAN_OUT = 100;

    private final WebhookDatabase database;
    private final EventLog log;
    private final PublishedFirst publishedFirst;
    private final CloudEvents cloudEvents;
    private final Outbox outbox;
    private final FeedContext context;
    private final Signatures signatures;
    private final WebhookConfig config;
    private final Clock clock;

    WebhookQueue(WebhookDatabase database, EventLog log, PublishedFirst publishedFirst, CloudEvents cloudEvents,
            Outbox outbox, FeedContext context, Signatures signatures, WebhookConfig config, Clock clock) {
        this.database = database;
        this.log = log;
        this.publishedFirst = publishedFirst;
        this.cloudEvents = cloudEvents;
        this.outbox = outbox;
        this.context = context;
        this.signatures = signatures;
        this.config = config;
        this.clock = clock;
    }

    List<Subscription> active() {
        return database.with(SubscriptionTable::active);
    }

    /** Turns what is new in the log into deliveries, once: the place in the log moves in the same transaction. */
    @Transactional
    boolean fanOut(UUID id) {
        return database.with(connection -> {
            Subscription it = SubscriptionTable.lockActive(connection, id).orElse(null);
            if (it == null) {
                return false;
            }
            LogPosition place = LogPosition.parse(it.cursor(), context.name()).orElse(LogPosition.BEGINNING);
            LogPage page = read(new LogFilter(it.readers(), it.types(), null), place);
            publishedFirst.of(page.events()).await().indefinitely();
            for (var event : page.events()) {
                DeliveryTable.enqueue(connection, id, event.id().toString(), event.type(), cloudEvents.json(event).toString(),
                        now(), false);
            }
            if (!page.events().isEmpty() || page.next().transaction() > place.transaction() + 1_000) {
                SubscriptionTable.move(connection, id, page.next().in(context.name()));
            }
            return page.more();
        });
    }

    private LogPage read(LogFilter filter, LogPosition place) {
        try {
            return log.read(filter, place, FAN_OUT);
        } catch (EventLog.GoneException e) {
            return read(filter, e.restart());
        }
    }

    /** @param places how many at most for each subscription */
    @Transactional
    Map<Subscription, List<Delivery>> take(Map<UUID, Integer> places) {
        return database.with(connection -> {
            Map<UUID, List<Delivery>> taken = DeliveryTable.take(connection, now(), config.lease(), places).stream()
                    .collect(Collectors.groupingBy(Delivery::subscription));
            // Read after them, so that what a client has changed before an event holds for it: a new secret signs too.
            Map<Subscription, List<Delivery>> bySubscription = new HashMap<>();
            for (var each : taken.entrySet()) {
                SubscriptionTable.find(connection, each.getKey()).ifPresent(to -> bySubscription.put(to, each.getValue()));
            }
            return bySubscription;
        });
    }

    @Transactional
    void delivered(Delivery delivery, String outcome) {
        record(delivery, "delivered", now(), outcome);
    }

    /** Tries again later, or gives up and pauses the subscription so that nothing else is lost. */
    @Transactional
    void failed(Delivery delivery, String outcome) {
        List<Duration> pauses = config.pauses();
        if (delivery.attempts() < pauses.size()) {
            long pause = pauses.get(delivery.attempts()).toMillis();
            long jitter = ThreadLocalRandom.current().nextLong(pause / 5 + 1);
            record(delivery, "waiting", now().plusMillis(pause - pause / 10 + jitter), outcome);
        } else {
            record(delivery, "failed", now(), outcome);
            pause(delivery.subscription(), "a delivery failed " + (delivery.attempts() + 1) + " times: " + outcome);
        }
    }

    /** The receiver wants no more. */
    @Transactional
    void gone(Delivery delivery) {
        record(delivery, "failed", now(), "410");
        pause(delivery.subscription(), GONE);
    }

    /** Seals under the present key what is not: secrets from before they were sealed, and those of an earlier key. */
    @Transactional
    void seal() {
        database.run(connection -> {
            for (Subscription it : SubscriptionTable.lockNotSealedBy(connection, signatures.sealedPrefix())) {
                String previous = it.previousSecret();
                SubscriptionTable.seal(connection, it.id(), signatures.sealAgain(it.id(), it.secret()),
                        previous == null ? null : signatures.sealAgain(it.id(), previous));
            }
        });
    }

    @Transactional
    void purge() {
        database.run(connection -> DeliveryTable.purge(connection, now().minus(config.retention())));
    }

    /** With a notice to its client; once, when several deliveries fail for good at the same time. */
    private void pause(UUID id, String reason) {
        database.with(connection -> SubscriptionTable.pause(connection, id, reason)
                ? SubscriptionTable.find(connection, id)
                : Optional.<Subscription> empty()).ifPresent(paused -> {
                    outbox.append(new WebhookPaused(context.name(), id, paused.owner(), reason, now()));
                    LOG.warnf("The webhook %s of %s is paused: %s", id, paused.owner(), reason);
                });
    }

    private void record(Delivery delivery, String status, Instant next, String outcome) {
        database.run(connection -> DeliveryTable.outcome(connection, delivery.id(), status, next, now(), outcome));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
