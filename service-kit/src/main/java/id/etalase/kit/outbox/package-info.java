/**
 * Events that leave with their transaction. {@link id.etalase.kit.outbox.Outbox} writes an event in the transaction of the
 * change; {@link id.etalase.kit.outbox.OutboxRelay} publishes committed events to Kafka, in order per aggregate, at least
 * once. The rows stay as the event log for a retention period.
 */
@NullMarked
package id.etalase.kit.outbox;

import org.jspecify.annotations.NullMarked;
