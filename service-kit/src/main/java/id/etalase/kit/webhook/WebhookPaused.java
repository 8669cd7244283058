package id.etalase.kit.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import id.etalase.kit.feed.Readers;
import id.etalase.kit.outbox.ServiceEvent;

/**
 * A webhook gets nothing more because its receiver failed or is gone: for its client, which may read the feed or have a second
 * webhook, and for administrators.
 *
 * @param context the name of the service
 * @param owner the client
 */
record WebhookPaused(String context, UUID webhook, String owner, String reason, Instant at) implements ServiceEvent {

    @Override
    public String name() {
        return "webhook-paused";
    }

    @Override
    public Object data() {
        return new Data(webhook, reason, at);
    }

    @Override
    public Set<String> readers() {
        return Set.of(Readers.client(owner), "administrator");
    }

    /**
     * @param webhook the id of the subscription
     * @param reason without anything of the receiver's address or answer but its status
     */
    record Data(UUID webhook, String reason, Instant at) {
    }
}
