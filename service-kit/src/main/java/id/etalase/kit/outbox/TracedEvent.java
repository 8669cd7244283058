package id.etalase.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * An event with the trace of the request that caused it.
 *
 * @param traceParent of the W3C trace context; null when there is none
 */
public record TracedEvent(DomainEvent event, @Nullable String traceParent) {
}
