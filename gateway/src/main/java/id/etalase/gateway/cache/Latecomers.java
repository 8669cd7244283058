package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.common.TopicPartition;

import io.netty.util.concurrent.EventExecutor;

/**
 * Requests that wait until every event is heard that was published before they came. Those that come while the broker is asked
 * for the end of its topics are asked for together the next time, so many cost it no more than one.
 */
final class Latecomers {

    private static final long PATIENCE_MILLIS = 1_000;

    /** One who came, and whose changes it waits for. */
    private record Latecomer(String service, Waiter waiter) {
    }

    private record Group(List<Latecomer> waiting, Map<TopicPartition, Long> ends) {
    }

    private final Map<TopicPartition, Long> heard;
    private final long inTouchNanos;
    private final LinkedBlockingQueue<Latecomer> arrived = new LinkedBlockingQueue<>();
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

    void add(String service, Waiter waiter) {
        arrived.add(new Latecomer(service, waiter));
    }

    /** More has been heard. */
    void progress() {
        List<Group> done = new ArrayList<>();
        synchronized (behind) {
            behind.removeIf(group -> isHeard(group.ends()) && done.add(group));
        }
        done.forEach(group -> tell(group.waiting(), true));
    }

    /**
     * Serves those who have come, or looks after a while whether the broker is still there.
     *
     * @param ends asks the broker where the topics of these services end; of all, if none is named
     */
    void serve(Function<Set<String>, Map<TopicPartition, Long>> ends) throws InterruptedException {
        List<Latecomer> waiting = new ArrayList<>();
        Latecomer first = arrived.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            waiting.add(first);
            arrived.drainTo(waiting);
        }
        try {
            Set<String> services = new HashSet<>();
            waiting.forEach(one -> services.add(one.service()));
            Map<TopicPartition, Long> now = ends.apply(services);
            lastWord = System.nanoTime();
            synchronized (behind) {
                behind.add(new Group(waiting, now));
            }
            progress();
        } catch (RuntimeException unknown) {
            tell(waiting, false);
            throw unknown;
        }
    }

    /** Each event loop is woken once, however many wait there. */
    private static void tell(List<Latecomer> waiting, boolean heard) {
        Map<EventExecutor, List<Waiter>> byExecutor = new IdentityHashMap<>();
        waiting.forEach(one -> byExecutor.computeIfAbsent(one.waiter().executor(), loop -> new ArrayList<>())
                .add(one.waiter()));
        byExecutor.forEach((executor, waiters) -> executor.execute(() -> waiters.forEach(one -> one.told(heard))));
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
