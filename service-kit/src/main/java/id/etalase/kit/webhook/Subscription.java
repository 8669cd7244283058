package id.etalase.kit.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is kept.
 *
 * @param secret sealed, as {@link Signatures} makes it; and so is the previous one
 */
record Subscription(UUID id, String owner, Set<String> readers, String url, Set<String> types, String secret,
        @Nullable String previousSecret, @Nullable Instant previousUntil, Status status, @Nullable String reason, String cursor,
        Instant createdAt, long version) {

    /** Of the receiver. */
    String host() {
        return URI.create(url).getHost();
    }

    enum Status {
        ACTIVE,
        PAUSED
    }
}
