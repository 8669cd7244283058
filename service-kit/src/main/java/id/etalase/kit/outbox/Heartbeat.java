package id.etalase.kit.outbox;

import java.time.Duration;
import java.time.Instant;

/**
 * The service lives, and so does everything between its database and whoever reads this. Its thing is the service itself.
 *
 * @param context the name of the service
 * @param at when
 * @param interval after which the next one is due
 */
record Heartbeat(String context, Instant at, Duration interval) implements ServiceEvent {

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public Object data() {
        return new Data(at, interval.toSeconds());
    }

    /** @param nextWithinSeconds when it is silent for much longer, something is wrong */
    record Data(Instant at, long nextWithinSeconds) {
    }
}
