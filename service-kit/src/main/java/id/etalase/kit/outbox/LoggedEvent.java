package id.etalase.kit.outbox;

import java.util.UUID;

/**
 * An event of the log with its place.
 */
public final class LoggedEvent {

    private final LogPosition place;
    private final OutboxEntry entry;

    LoggedEvent(LogPosition place, OutboxEntry entry) {
        this.place = place;
        this.entry = entry;
    }

    /** Where to go on after it. */
    public LogPosition place() {
        return place;
    }

    /** The {@code id} of the CloudEvent: the same in every repeat and on every way. */
    public UUID id() {
        return entry.id();
    }

    /** The full type name. */
    public String type() {
        return entry.type();
    }

    OutboxEntry entry() {
        return entry;
    }
}
