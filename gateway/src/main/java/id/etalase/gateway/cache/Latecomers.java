package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.common.TopicPartition;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Requests that wait until every event is heard that was published before they came. Those that an event loop reads with one
 * look at its connections are asked for together, and with them those that came while the broker was asked before, so many cost
 * it no more than one.
 */
final class Latecomers {

    private static final long PATIENCE_MILLIS = 1_000;

    /** Those whom one event loop has read with one look, and whose changes they wait for. */
    private record Party(EventExecutor executor, Set<String> services, List<Waiter> waiters) {

        private Party(EventExecutor executor) {
            this(executor, new HashSet<>(), new ArrayList<>());
        }

        /** The event loop is woken once, however many wait there. */
        void tell(boolean heard) {
            executor.execute(() -> waiters.forEach(one -> one.told(heard)));
        }
    }

    private record Group(List<Party> waiting, Map<TopicPartition, Long> ends) {
    }

    private final Map<TopicPartition, Long> heard;
    private final long inTouchNanos;
    /** The party that an event loop is reading, which nobody else sees. */
    private final FastThreadLocal<Party> arriving = new FastThreadLocal<>();
    private final LinkedBlockingQueue<Party> arrived = new LinkedBlockingQueue<>();
    private final List<Group> behind = new ArrayList<>();
    private volatile long lastWord = System.nanoTime() - Duration.ofDays(1).toNanos();

    /** @param heard how far each topic has been heard */
    Latecomers(Map<TopicPartition, Long> heard, Duration timeout) {
        this.heard = heard;
        this.inTouchNanos = timeout.toNanos() + TimeUnit.MILLISECONDS.toNanos(2 * PATIENCE_MILLIS);
    }

    /** Whether the broker has answered lately. */
    boolean isInTouch() {
        return System.nanoTime() - lastWord < inTouchNanos;
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
        // for the next word of the broker.
        executor.execute(() -> {
            arriving.remove();
            arrived.add(party);
        });
        return party;
    }

    /** More has been heard. */
    void progress() {
        List<Group> done = new ArrayList<>();
        synchronized (behind) {
            behind.removeIf(group -> isHeard(group.ends()) && done.add(group));
        }
        done.forEach(group -> group.waiting().forEach(party -> party.tell(true)));
    }

    /**
     * Serves those who have come, or looks after a while whether the broker is still there.
     *
     * @param ends asks the broker where the topics of these services end; of all, if none is named
     */
    void serve(Function<Set<String>, Map<TopicPartition, Long>> ends) throws InterruptedException {
        List<Party> waiting = new ArrayList<>();
        Party first = arrived.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            waiting.add(first);
            arrived.drainTo(waiting);
        }
        try {
            Set<String> services = new HashSet<>();
            waiting.forEach(party -> services.addAll(party.services()));
            Map<TopicPartition, Long> now = ends.apply(services);
            lastWord = System.nanoTime();
            synchronized (behind) {
                behind.add(new Group(waiting, now));
            }
            progress();
        } catch (RuntimeException unknown) {
            waiting.forEach(party -> party.tell(false));
            throw unknown;
        }
    }

    private boolean isHeard(Map<TopicPartition, Long> ends) {
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (heard.getOrDefault(end.getKey(), 0L) < end.getValue()) {
                return false;
            }
        }
        return true;
    }
}
