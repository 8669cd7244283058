package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Requests that wait until every event is heard that was published before they came. Those that an event loop reads with one
 * look at its connections are asked for together, and with them those that came while nobody could be asked, so many cost the
 * broker no more than one. Whoever asks takes them with {@link #next} and brings what came of it.
 */
final class Latecomers {

    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Those whom one event loop has read with one look, and whose changes they wait for. */
    private record Party(EventExecutor executor, long since, Set<String> services, List<Waiter> waiters) {

        private Party(EventExecutor executor) {
            this(executor, System.nanoTime(), new HashSet<>(), new ArrayList<>());
        }
    }

    /** Those who are asked for together. */
    static final class Group {

        private final long since;
        private final Set<String> services = new HashSet<>();
        private final Map<EventExecutor, List<Waiter>> waiters = new HashMap<>();
        private @Nullable Map<TopicPartition, Long> ends;

        private Group(long since) {
            this.since = since;
        }

        private void add(Party party) {
            services.addAll(party.services());
            waiters.computeIfAbsent(party.executor(), loop -> new ArrayList<>()).addAll(party.waiters());
        }

        /** Whose changes they wait for. */
        Set<String> services() {
            return services;
        }

        /** Each event loop is woken once, however many wait there. */
        private void tell(boolean heard) {
            waiters.forEach((loop, here) -> loop.execute(() -> here.forEach(one -> one.told(heard))));
        }
    }

    private final Map<TopicPartition, Long> heard;
    private final long timeoutNanos;
    /** The party that an event loop is reading, which nobody else sees. */
    private final FastThreadLocal<Party> arriving = new FastThreadLocal<>();
    private final Queue<Party> arrived = new ConcurrentLinkedQueue<>();
    /** Those who are asked for or of whose changes not all are heard yet, in the order of their coming; guarded by itself. */
    private final ArrayDeque<Group> waiting = new ArrayDeque<>();
    /** All of this is heard; the brokers' words are often the same. Guarded by {@link #waiting}. */
    private @Nullable Map<TopicPartition, Long> lastHeard;
    private volatile Runnable bell = () -> {
    };
    private volatile boolean resting;
    private volatile long lastWord = System.nanoTime() - Duration.ofDays(1).toNanos();

    /**
     * @param heard how far each topic has been heard
     * @param timeout how long anybody waits
     */
    Latecomers(Map<TopicPartition, Long> heard, Duration timeout) {
        this.heard = heard;
        this.timeoutNanos = timeout.toNanos();
    }

    /** Whether the brokers have answered lately. */
    boolean isInTouch() {
        return System.nanoTime() - lastWord < timeoutNanos + SILENCE_NANOS;
    }

    /** Is called on the event loop of the waiter. */
    void add(String service, Waiter waiter) {
        Party party = arriving.get();
        if (party == null) {
            party = begin(waiter.executor());
        }
        party.services().add(service);
        party.waiters().add(waiter);
    }

    private Party begin(EventExecutor executor) {
        Party party = new Party(executor);
        arriving.set(party);
        // Comes after what else was read with this look. If the first were asked for at once, the others would have to wait
        // for the next question.
        executor.execute(() -> {
            arriving.remove();
            arrived.add(party);
            if (resting) {
                resting = false;
                bell.run();
            }
        });
        return party;
    }

    /** @param ring is run when somebody comes while the one who asks {@link #rest}s */
    void onArrival(Runnable ring) {
        bell = ring;
    }

    /** Says that there is nothing to do until somebody comes; false if somebody has. */
    boolean rest() {
        resting = true;
        return arrived.isEmpty();
    }

    /** All who have come since the last group; null if nobody has. They must be asked for after this, not before. */
    @Nullable
    Group next() {
        resting = false;
        Party party = arrived.poll();
        if (party == null) {
            return null;
        }
        Group group = new Group(party.since());
        for (; party != null; party = arrived.poll()) {
            group.add(party);
        }
        synchronized (waiting) {
            waiting.add(group);
        }
        return group;
    }

    /** The brokers have answered. */
    void word() {
        lastWord = System.nanoTime();
    }

    /** Up to here those of the group must have heard. */
    void answered(Group group, Map<TopicPartition, Long> ends) {
        synchronized (waiting) {
            group.ends = ends;
        }
        progress();
    }

    /** More has been heard. */
    void progress() {
        List<Group> done = new ArrayList<>();
        synchronized (waiting) {
            waiting.removeIf(group -> isHeard(group.ends) && done.add(group));
        }
        done.forEach(group -> group.tell(true));
    }

    /** It cannot be known what those of the group must have heard. */
    void unanswered(Group group) {
        boolean waits;
        synchronized (waiting) {
            waits = waiting.remove(group);
        }
        if (waits) {
            group.tell(false);
        }
    }

    /** Sends those away who have waited too long, whatever for. */
    void giveUp() {
        sendAwayBefore(System.nanoTime() - timeoutNanos);
    }

    /** Sends all away. */
    void giveUpAll() {
        sendAwayBefore(System.nanoTime());
    }

    private void sendAwayBefore(long moment) {
        Party first = arrived.peek();
        if (first != null && first.since() - moment < 0) {
            next();
        }
        while (true) {
            Group oldest;
            synchronized (waiting) {
                oldest = waiting.peek();
                if (oldest == null || oldest.since - moment >= 0) {
                    return;
                }
                waiting.remove();
            }
            oldest.tell(false);
        }
    }

    private boolean isHeard(@Nullable Map<TopicPartition, Long> ends) {
        if (ends == null) {
            return false;
        }
        if (ends == lastHeard) {
            return true;
        }
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (heard.getOrDefault(end.getKey(), 0L) < end.getValue()) {
                return false;
            }
        }
        lastHeard = ends;
        return true;
    }
}
