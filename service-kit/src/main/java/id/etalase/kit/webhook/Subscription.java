package id.etalase.kit.webhook;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A subscription as it is kept. */
record Subscription(UUID id, String owner, Set<String> readers, String url, Set<String> types, String secret,
        @Nullable String previousSecret, @Nullable Instant previousUntil, Status status, @Nullable String reason, String cursor,
        Instant createdAt, long version) {

    enum Status {
        ACTIVE,
        PAUSED
    }
}
