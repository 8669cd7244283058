package id.etalase.localstack.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a part that ended by itself is started again: after 1 s, then 2, 4, 8 s; not any more after five ends within
 * two minutes, because it would not get better and its log would only grow.
 */
final class RestartPolicy {

    private static final Duration WINDOW = Duration.ofMinutes(2);
    private static final int MOST_ENDS = 5;

    private final Deque<Instant> ends = new ArrayDeque<>();

    /** How long to wait after an end at this instant; empty to give up. */
    Optional<Duration> afterEndAt(Instant now) {
        while (!ends.isEmpty() && ends.peekFirst().isBefore(now.minus(WINDOW))) {
            ends.removeFirst();
        }
        ends.addLast(now);
        return ends.size() >= MOST_ENDS ? Optional.empty() : Optional.of(Duration.ofSeconds(1L << (ends.size() - 1)));
    }
}
