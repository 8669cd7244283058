package id.etalase.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.apache.kafka.common.TopicPartition;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Requests that wait until every event is heard that was published before they came. Those that come while the broker is asked
 * for the end of its topics are asked for together the next time, so many cost it no more than one.
 */
final class Latecomers {

    /** At most so often; it is what a hit costs in time. */
    private static final long BREATH_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long PATIENCE_MILLIS = 1_000;

    private record Group(List<Promise<Void>> waiting, Map<TopicPartition, Long> ends) {
    }

    private final Map<TopicPartition, Long> heard;
    private final long inTouchNanos;
    private final LinkedBlockingQueue<Promise<Void>> arrived = new LinkedBlockingQueue<>();
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

    Future<Void> add() {
        Promise<Void> promise = Promise.promise();
        arrived.add(promise);
        return promise.future();
    }

    /** More has been heard. */
    void progress() {
        List<Group> done = new ArrayList<>();
        synchronized (behind) {
            behind.removeIf(group -> isHeard(group.ends()) && done.add(group));
        }
        done.forEach(group -> group.waiting().forEach(Promise::tryComplete));
    }

    /** Serves those who have come, or looks after a while whether the broker is still there. */
    void serve(Function<Set<TopicPartition>, Map<TopicPartition, Long>> ends) throws InterruptedException {
        List<Promise<Void>> waiting = new ArrayList<>();
        Promise<Void> first = arrived.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
            TimeUnit.NANOSECONDS.sleep(BREATH_NANOS);
            waiting.add(first);
            arrived.drainTo(waiting);
        }
        try {
            Map<TopicPartition, Long> now = ends.apply(Set.copyOf(heard.keySet()));
            lastWord = System.nanoTime();
            synchronized (behind) {
                behind.add(new Group(waiting, now));
            }
            progress();
        } catch (RuntimeException unknown) {
            waiting.forEach(promise -> promise.tryFail(unknown));
            throw unknown;
        }
    }

    private boolean isHeard(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> heard.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
