package id.etalase.kit.outbox;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** An event as it stands in the log. */
record OutboxEntry(long position, UUID id, String aggregateType, UUID aggregateId, long sequence, String type, String data,
        @Nullable String state, Instant occurredAt, Instant appendedAt, @Nullable String traceParent) {

    /** What order is kept within. */
    Stream stream() {
        return new Stream(aggregateType, aggregateId);
    }

    /** About how much room it takes, in bytes. */
    int size() {
        return data.length() + (state == null ? 0 : state.length());
    }

    record Stream(String aggregateType, UUID aggregateId) {
    }
}
