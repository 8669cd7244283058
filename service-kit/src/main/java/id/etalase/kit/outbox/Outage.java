package id.etalase.kit.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Remembers since when publishing does not work, and says it twice in the log: when it begins and when it is over. */
final class Outage {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);

    private final Clock clock;
    private volatile @Nullable Instant since;

    Outage(Clock clock) {
        this.clock = clock;
    }

    void failed(Throwable cause) {
        if (since == null) {
            since = clock.instant();
            LOG.warnf("Events cannot be published now and wait in the outbox: %s", describe(cause));
        }
        LOG.debug("Publishing failed", cause);
    }

    void worked() {
        Instant begin = since;
        if (begin != null) {
            since = null;
            LOG.infof("Events are published again, after %d s", Duration.between(begin, clock.instant()).toSeconds());
        }
    }

    /** Empty while publishing works. */
    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        String own = message == null ? cause.getClass().getSimpleName() : message;
        return cause.getCause() == null || own.contains(String.valueOf(cause.getCause().getMessage())) ? own
                : own + " (" + describe(cause.getCause()) + ")";
    }
}
