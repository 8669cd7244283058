/**
 * Events that leave with their transaction. {@link id.etalase.kit.outbox.Outbox} writes an event in the transaction of the
 * change. The rows stay as the event log for a retention period.
 */
@NullMarked
package id.etalase.kit.outbox;

import org.jspecify.annotations.NullMarked;
