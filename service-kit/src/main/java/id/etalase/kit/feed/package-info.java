/**
 * The event log over HTTP, for those who have no Kafka: {@link id.etalase.kit.feed.EventFeedResource} answers with batches of
 * CloudEvents, waits for new ones where asked to, and streams them.
 */
@NullMarked
package id.etalase.kit.feed;

import org.jspecify.annotations.NullMarked;
