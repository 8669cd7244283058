package id.etalase.kit.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event on its way into the outbox, before it has a number. */
record NewEntry(String type, UUID aggregateId, Instant occurredAt, String data, @Nullable String state,
        @Nullable String traceParent, Set<String> readers) {
}
