package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import id.etalase.gateway.cache.Latecomers.Group;

/**
 * Asks on behalf of {@link Latecomers}, for one group of them after the other: those who come while one waits for its answer
 * are the next.
 */
final class EndWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(EndWatch.class);

    /** How long the broker may go unasked, so that it is noticed when it is away though nobody has come. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long TURN_MILLIS = 50;

    private final Latecomers latecomers;
    private final Supplier<EndOfLog> brokers;
    private final Function<Set<String>, Set<TopicPartition>> topics;
    private volatile boolean stopped;
    private boolean underway;
    private long asked = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** @param topics what is followed of these services; of all, if none is named */
    EndWatch(Latecomers latecomers, Supplier<EndOfLog> brokers, Function<Set<String>, Set<TopicPartition>> topics) {
        this.latecomers = latecomers;
        this.brokers = brokers;
        this.topics = topics;
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            try (EndOfLog log = brokers.get()) {
                latecomers.onArrival(log::wakeUp);
                underway = false;
                while (!stopped) {
                    turn(log);
                }
            } catch (RuntimeException broken) {
                LOG.debugf("The end of the change events is not known: %s", broken.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            latecomers.giveUpAll();
        }
    }

    private void turn(EndOfLog log) {
        if (!underway) {
            Group group = latecomers.next();
            if (group != null) {
                ask(log, group.services(), group);
            } else if (System.nanoTime() - asked > SILENCE_NANOS) {
                ask(log, Set.of(), null);
            }
        }
        boolean nothingToDo = underway || latecomers.rest();
        log.turn(nothingToDo ? TURN_MILLIS : 0);
        latecomers.giveUp();
    }

    private void ask(EndOfLog log, Set<String> services, @Nullable Group group) {
        underway = true;
        log.ask(topics.apply(services), new Inquiry.Answer() {

            @Override
            public void known(Map<TopicPartition, Long> ends) {
                underway = false;
                asked = System.nanoTime();
                latecomers.word();
                if (group != null) {
                    latecomers.answered(group, ends);
                }
            }

            @Override
            public void unknown(String why) {
                underway = false;
                LOG.debugf("The end of the change events is not known: %s", why);
                if (group != null) {
                    latecomers.unanswered(group);
                }
            }
        });
    }
}
