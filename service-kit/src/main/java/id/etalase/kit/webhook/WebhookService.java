package id.etalase.kit.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.feed.FeedContext;
import id.etalase.kit.feed.Readers;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.CloudEvents;
import id.etalase.kit.outbox.EventLog;
import id.etalase.kit.outbox.EventTypes;
import id.etalase.kit.outbox.LogFilter;
import id.etalase.kit.outbox.LogPage;
import id.etalase.kit.outbox.LogPosition;
import id.etalase.kit.outbox.Outbox;
import id.etalase.kit.time.Ids;
import io.agroal.api.AgroalDataSource;

/** What happens to subscriptions and to their queues; each call is one transaction. */
@ApplicationScoped
class WebhookService {

    static final String GONE = "the receiver answered 410 Gone";
    private static final Logger LOG = Logger.getLogger(WebhookService.class);
    private static final int FAN_OUT = 100;
    private static final int LOG_LINES = 200;

    private final AgroalDataSource dataSource;
    private final EventLog log;
    private final EventTypes types;
    private final CloudEvents cloudEvents;
    private final Outbox outbox;
    private final FeedContext context;
    private final Targets targets;
    private final WebhookConfig config;
    private final Ids ids;
    private final Clock clock;

    WebhookService(AgroalDataSource dataSource, EventLog log, EventTypes types, CloudEvents cloudEvents, Outbox outbox,
            FeedContext context, Targets targets, WebhookConfig config, Ids ids, Clock clock) {
        this.dataSource = dataSource;
        this.log = log;
        this.types = types;
        this.cloudEvents = cloudEvents;
        this.outbox = outbox;
        this.context = context;
        this.targets = targets;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    Subscription subscribe(SubscriptionRequest request, Caller caller) {
        List<String> wanted = request.types() == null ? List.of() : request.types();
        for (int i = 0; i < wanted.size(); i++) {
            if (!types.knows(wanted.get(i))) {
                throw new RuleViolation(new FieldError("/types/" + i, "unknown-event-type"));
            }
        }
        targets.check(request.url());
        return inTransaction(connection -> {
            if (WebhookTable.ofOwner(connection, caller.clientId()).size() >= config.perClient()) {
                throw new Conflict("too-many-webhooks", Map.of("limit", config.perClient()));
            }
            Subscription made = new Subscription(ids.next(), caller.clientId(), Readers.of(caller), request.url(),
                    Set.copyOf(wanted),
                    Signatures.newSecret(), null, null, Subscription.Status.ACTIVE, null, log.end().in(context.name()), now(),
                    1);
            WebhookTable.insert(connection, made);
            return made;
        });
    }

    /** @throws NotFound also when it belongs to another client, unless an administrator asks */
    Subscription get(UUID id, Caller caller) {
        return inTransaction(connection -> WebhookTable.find(connection, id)
                .filter(it -> it.owner().equals(caller.clientId()) || caller.has("administrator"))
                .orElseThrow(() -> new NotFound("webhook-not-found", Map.of("id", id))));
    }

    List<Subscription> list(Caller caller) {
        return inTransaction(connection -> WebhookTable.ofOwner(connection, caller.clientId()));
    }

    @Transactional
    void end(UUID id, Caller caller) {
        get(id, caller);
        inTransaction(connection -> {
            WebhookTable.delete(connection, id);
            return null;
        });
    }

    /** A new secret; the old one signs too for a while. */
    @Transactional
    Subscription rotate(UUID id, Caller caller) {
        get(id, caller);
        return inTransaction(connection -> {
            Subscription it = WebhookTable.lock(connection, id).orElseThrow();
            Subscription rotated = new Subscription(it.id(), it.owner(), it.readers(), it.url(), it.types(),
                    Signatures.newSecret(), it.secret(), now().plus(config.rotationOverlap()), it.status(), it.reason(),
                    it.cursor(), it.createdAt(), it.version() + 1);
            WebhookTable.update(connection, rotated);
            return rotated;
        });
    }

    /** Goes on where it stopped; what the log no longer has of the time between comes as the latest of each thing. */
    @Transactional
    Subscription resume(UUID id, Caller caller) {
        get(id, caller);
        return inTransaction(connection -> {
            Subscription resumed = with(WebhookTable.lock(connection, id).orElseThrow(), Subscription.Status.ACTIVE, null);
            WebhookTable.update(connection, resumed);
            return resumed;
        });
    }

    @Transactional
    Subscription pause(UUID id, Caller caller) {
        get(id, caller);
        return pause(id, "paused by its client", clientKnows -> {
        }).orElseThrow();
    }

    @Transactional
    void ping(UUID id, Caller caller) {
        get(id, caller);
        UUID message = ids.next();
        String body = "{\"specversion\":\"1.0\",\"id\":\"" + message + "\",\"source\":\"urn:etalase:" + context.name()
                + "\",\"type\":\"id.etalase.webhook.ping.v1\",\"time\":\"" + now() + "\",\"data\":{}}";
        inTransaction(connection -> {
            WebhookTable.enqueue(connection, id, message.toString(), "id.etalase.webhook.ping.v1", body, now(), false);
            return null;
        });
    }

    @Transactional
    void replay(UUID id, UUID delivery, Caller caller) {
        get(id, caller);
        inTransaction(connection -> {
            if (!WebhookTable.again(connection, id, delivery, now())) {
                throw new NotFound("webhook-delivery-not-found", Map.of("id", delivery));
            }
            return null;
        });
    }

    List<DeliveryResponse> deliveries(UUID id, Caller caller) {
        get(id, caller);
        return inTransaction(connection -> WebhookTable.log(connection, id, LOG_LINES));
    }

    List<UUID> active() {
        return inTransaction(WebhookTable::active);
    }

    /** Turns what is new in the log into deliveries, once: the place in the log moves in the same transaction. */
    @Transactional
    boolean fanOut(UUID id) {
        return inTransaction(connection -> {
            Subscription it = WebhookTable.lockActive(connection, id).orElse(null);
            if (it == null) {
                return false;
            }
            LogPosition place = LogPosition.parse(it.cursor(), context.name()).orElse(LogPosition.BEGINNING);
            LogPage page = read(new LogFilter(it.readers(), it.types(), null), place);
            for (var event : page.events()) {
                WebhookTable.enqueue(connection, id, event.id().toString(), event.type(), cloudEvents.json(event).toString(),
                        now(), false);
            }
            if (!page.events().isEmpty() || page.next().transaction() > place.transaction() + 1_000) {
                WebhookTable.update(connection, moved(it, page.next()));
            }
            return page.more();
        });
    }

    private LogPage read(LogFilter filter, LogPosition place) {
        try {
            return log.read(filter, place, FAN_OUT);
        } catch (EventLog.GoneException e) {
            return read(filter, new LogPosition(place.transaction(), place.position(), true));
        }
    }

    @Transactional
    List<Delivery> take(int limit) {
        return inTransaction(connection -> WebhookTable.take(connection, now(), config.lease(), limit));
    }

    Subscription subscriptionOf(Delivery delivery) {
        return inTransaction(connection -> WebhookTable.find(connection, delivery.subscription()).orElse(null));
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
            pauseWithNotice(delivery.subscription(), "a delivery failed " + (delivery.attempts() + 1) + " times: " + outcome);
        }
    }

    /** The receiver wants no more. */
    @Transactional
    void gone(Delivery delivery) {
        record(delivery, "failed", now(), "410");
        pauseWithNotice(delivery.subscription(), GONE);
    }

    @Transactional
    void purge() {
        inTransaction(connection -> {
            WebhookTable.purge(connection, now().minus(config.retention()));
            return null;
        });
    }

    private void pauseWithNotice(UUID id, String reason) {
        pause(id, reason, paused -> {
            outbox.append(new WebhookPaused(context.name(), id, paused.owner(), reason, now()));
            LOG.warnf("The webhook %s of %s is paused: %s", id, paused.owner(), reason);
        });
    }

    /**
     * Tells of it once, for the first of several who want it at the same time; empty when the webhook is not there any more.
     */
    private Optional<Subscription> pause(UUID id, String reason, Consumer<Subscription> once) {
        return inTransaction(connection -> {
            Subscription it = WebhookTable.lock(connection, id).orElse(null);
            if (it == null || it.status() == Subscription.Status.PAUSED) {
                return Optional.ofNullable(it);
            }
            Subscription paused = with(it, Subscription.Status.PAUSED, reason);
            WebhookTable.update(connection, paused);
            once.accept(paused);
            return Optional.of(paused);
        });
    }

    private void record(Delivery delivery, String status, Instant next, String outcome) {
        inTransaction(connection -> {
            WebhookTable.outcome(connection, delivery.id(), status, next, now(), outcome);
            return null;
        });
    }

    private static Subscription with(Subscription it, Subscription.Status status, String reason) {
        return new Subscription(it.id(), it.owner(), it.readers(), it.url(), it.types(), it.secret(), it.previousSecret(),
                it.previousUntil(), status, reason, it.cursor(), it.createdAt(), it.version() + 1);
    }

    private Subscription moved(Subscription it, LogPosition place) {
        return new Subscription(it.id(), it.owner(), it.readers(), it.url(), it.types(), it.secret(), it.previousSecret(),
                it.previousUntil(), it.status(), it.reason(), place.in(context.name()), it.createdAt(), it.version());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new WebhookException(e);
        }
    }

    /** The database did not do it. */
    static final class WebhookException extends RuntimeException {

        WebhookException(SQLException cause) {
            super("Webhooks cannot reach their tables", cause);
        }
    }
}
