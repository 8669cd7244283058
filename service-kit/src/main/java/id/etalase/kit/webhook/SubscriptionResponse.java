package id.etalase.kit.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A subscription as its client sees it.
 *
 * @param status {@code paused}: nothing is delivered until it is resumed
 * @param reason why it is paused
 * @param secret with which deliveries are signed; shown when it is made and never again
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookSubscription")
public record SubscriptionResponse(UUID id, String url, List<String> types, String status, @Nullable String reason,
        @Nullable String secret, @Nullable Instant previousSecretUntil, Instant createdAt) {

    static SubscriptionResponse from(Subscription it) {
        return of(it, null);
    }

    static SubscriptionResponse withSecret(Subscription it, String secret) {
        return of(it, secret);
    }

    private static SubscriptionResponse of(Subscription it, @Nullable String secret) {
        return new SubscriptionResponse(it.id(), it.url(), it.types().stream().sorted().toList(),
                it.status().name().toLowerCase(java.util.Locale.ROOT), it.reason(), secret, it.previousUntil(), it.createdAt());
    }
}
