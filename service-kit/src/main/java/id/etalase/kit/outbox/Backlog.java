package id.etalase.kit.outbox;

/**
 * What has not reached Kafka yet.
 *
 * @param waiting
 *        events, the failed ones included
 * @param failed
 *        events that the broker refuses for good
 * @param oldestAge
 *        of the event that waits longest, in seconds; 0 when none waits
 */
record Backlog(long waiting, long failed, double oldestAge) {
}
