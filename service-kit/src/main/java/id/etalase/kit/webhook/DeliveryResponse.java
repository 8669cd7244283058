package id.etalase.kit.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One line of the log of deliveries.
 *
 * @param messageId the header {@code webhook-id}, which is the id of the event
 * @param status {@code waiting}, {@code delivered} or {@code failed}
 * @param attempts how many so far
 * @param nextAttemptAt when it is tried again
 * @param lastOutcome what the last attempt ended with, such as {@code 204} or {@code no answer in time}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookDelivery")
public record DeliveryResponse(UUID id, String messageId, String type, String status, int attempts,
        @Nullable Instant nextAttemptAt, @Nullable Instant lastAttemptAt, @Nullable String lastOutcome, Instant createdAt) {

    /** @param items the newest first */
    @Schema(name = "WebhookDeliveryList")
    public record DeliveryList(List<DeliveryResponse> items) {
    }
}
