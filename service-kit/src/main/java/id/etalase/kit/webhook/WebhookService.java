package id.etalase.kit.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import id.etalase.kit.error.Conflict;
import id.etalase.kit.error.FieldError;
import id.etalase.kit.error.NotFound;
import id.etalase.kit.error.RuleViolation;
import id.etalase.kit.feed.FeedContext;
import id.etalase.kit.feed.Readers;
import id.etalase.kit.identity.Caller;
import id.etalase.kit.outbox.EventLog;
import id.etalase.kit.outbox.EventTypes;
import id.etalase.kit.time.Ids;

/** What clients do with their subscriptions; each call is one transaction. */
@ApplicationScoped
class WebhookService {

    private static final String PING = "id.etalase.webhook.ping.v1";
    private static final int LOG_LINES = 200;

    private final WebhookDatabase database;
    private final EventLog log;
    private final EventTypes types;
    private final FeedContext context;
    private final Targets targets;
    private final Signatures signatures;
    private final WebhookConfig config;
    private final Ids ids;
    private final Clock clock;

    WebhookService(WebhookDatabase database, EventLog log, EventTypes types, FeedContext context, Targets targets,
            Signatures signatures, WebhookConfig config, Ids ids, Clock clock) {
        this.database = database;
        this.log = log;
        this.types = types;
        this.context = context;
        this.targets = targets;
        this.signatures = signatures;
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
        return database.with(connection -> {
            SubscriptionTable.lockThoseOf(connection, caller.clientId());
            if (SubscriptionTable.ofOwner(connection, caller.clientId()).size() >= config.perClient()) {
                throw new Conflict("too-many-webhooks", Map.of("limit", config.perClient()));
            }
            UUID id = ids.next();
            Subscription made = new Subscription(id, caller.clientId(), Readers.of(caller), request.url(),
                    Set.copyOf(wanted), signatures.newSecret(id), null, null, Subscription.Status.ACTIVE, null,
                    log.end().in(context.name()), now(), 1);
            SubscriptionTable.insert(connection, made);
            return made;
        });
    }

    /** @throws NotFound also when it belongs to another client, unless an administrator asks */
    Subscription get(UUID id, Caller caller) {
        return database.with(connection -> SubscriptionTable.find(connection, id))
                .filter(it -> it.owner().equals(caller.clientId()) || caller.has("administrator"))
                .orElseThrow(() -> new NotFound("webhook-not-found", Map.of("id", id)));
    }

    /** What only the answers to {@link #subscribe} and {@link #rotate} show. */
    String secretOf(Subscription it) {
        return signatures.open(it.id(), it.secret());
    }

    List<Subscription> list(Caller caller) {
        return database.with(connection -> SubscriptionTable.ofOwner(connection, caller.clientId()));
    }

    @Transactional
    void end(UUID id, Caller caller) {
        get(id, caller);
        database.run(connection -> SubscriptionTable.delete(connection, id));
    }

    /** A new secret; the old one signs too for a while. */
    @Transactional
    Subscription rotate(UUID id, Caller caller) {
        get(id, caller);
        database.run(connection -> SubscriptionTable.rotate(connection, id, signatures.newSecret(id),
                now().plus(config.rotationOverlap())));
        return get(id, caller);
    }

    /** Goes on where it stopped; what the log no longer has of the time between comes as the latest of each thing. */
    @Transactional
    Subscription resume(UUID id, Caller caller) {
        get(id, caller);
        database.run(connection -> SubscriptionTable.resume(connection, id));
        return get(id, caller);
    }

    @Transactional
    Subscription pause(UUID id, Caller caller) {
        get(id, caller);
        database.run(connection -> SubscriptionTable.pause(connection, id, "paused by its client"));
        return get(id, caller);
    }

    @Transactional
    void ping(UUID id, Caller caller) {
        get(id, caller);
        UUID message = ids.next();
        String body = "{\"specversion\":\"1.0\",\"id\":\"" + message + "\",\"source\":\"urn:etalase:" + context.name()
                + "\",\"type\":\"" + PING + "\",\"time\":\"" + now() + "\",\"data\":{}}";
        database.run(connection -> DeliveryTable.enqueue(connection, id, message.toString(), PING, body, now(), false));
    }

    @Transactional
    void replay(UUID id, UUID delivery, Caller caller) {
        get(id, caller);
        if (!database.with(connection -> DeliveryTable.again(connection, id, delivery, now()))) {
            throw new NotFound("webhook-delivery-not-found", Map.of("id", delivery));
        }
    }

    List<DeliveryResponse> deliveries(UUID id, Caller caller) {
        get(id, caller);
        return database.with(connection -> DeliveryTable.log(connection, id, LOG_LINES));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
