package id.etalase.kit.outbox;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an aggregate and that subscribers may want to know. Implemented by records that are built
 * from the final state of the change; ids instead of personal data, always.
 */
public interface DomainEvent {

    /** Also callers without a token. */
    Set<String> EVERYONE = Set.of("everyone");

    /**
     * {@code id.etalase.<context>.<aggregate>.<event>.v<n>}, for example {@code id.etalase.partnerships.agreement.signed.v1}.
     * Context and aggregate name the topics.
     */
    String type();

    /** The thing it happened to: the Kafka key, and the scope of the order and of the sequence. */
    UUID aggregateId();

    /** When it happened; microseconds are kept. */
    Instant at();

    /** The payload, turned into JSON as the API turns its answers into JSON. */
    Object data();

    /**
     * The public snapshot after the change, for the compacted state topic; null when the event leaves the snapshot as it
     * was, and then no state record is published.
     */
    @Nullable
    Object state();

    /**
     * The roles or clients that may read this event in the feed; {@link #EVERYONE} unless it is nobody's business yet. Kafka's
     * access rules end at the topic and do not look at this.
     */
    default Set<String> readers() {
        return EVERYONE;
    }
}
