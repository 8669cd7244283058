package id.etalase.kit.outbox;

import java.util.List;

/**
 * Some events of the log.
 *
 * @param events in the order of the log
 * @param next the place to go on from, also when there are no events
 * @param more whether there may be more at once
 */
public record LogPage(List<LoggedEvent> events, LogPosition next, boolean more) {
}
