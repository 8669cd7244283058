package id.etalase.kit.webhook;

import java.util.UUID;

/** A message on its way to one subscription. */
record Delivery(UUID id, UUID subscription, String messageId, String type, String body, int attempts) {
}
