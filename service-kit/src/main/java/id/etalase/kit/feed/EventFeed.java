package id.etalase.kit.feed;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

import id.etalase.kit.error.RequestProblem;
import id.etalase.kit.outbox.EventBell;
import id.etalase.kit.outbox.EventLog;
import id.etalase.kit.outbox.LogFilter;
import id.etalase.kit.outbox.LogPage;
import id.etalase.kit.outbox.LogPosition;
import id.etalase.kit.outbox.PublishedFirst;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Reads the log as it grows. Whoever waits holds no thread. */
@Singleton
class EventFeed {

    private final EventLog log;
    private final PublishedFirst publishedFirst;
    private final EventBell bell;
    private final Semaphore places;
    private final String snapshot;

    EventFeed(EventLog log, PublishedFirst publishedFirst, EventBell bell, FeedConfig config, FeedContext context) {
        this.log = log;
        this.publishedFirst = publishedFirst;
        this.bell = bell;
        this.places = new Semaphore(config.maximumWaiting());
        this.snapshot = context.path();
    }

    /**
     * What comes after a place.
     *
     * @throws RequestProblem 410 {@code cursor-expired} when it is deleted, or the log never was there
     */
    LogPage read(LogFilter filter, LogPosition after, int limit) {
        try {
            return log.read(filter, after, limit);
        } catch (EventLog.GoneException e) {
            throw new RequestProblem("cursor-expired", Map.of(), List.of(), Map.of("snapshot", snapshot));
        }
    }

    /** What comes after a place, as soon as there is something; an empty page when the time is over. */
    Uni<LogPage> await(LogFilter filter, LogPosition after, int limit, Duration atMost) {
        return waiting(pollUntil(filter, after, limit, System.nanoTime() + atMost.toNanos()));
    }

    /** Everything after a place, for ever; an empty page wherever nothing came for the time of a heartbeat. */
    Multi<LogPage> follow(LogFilter filter, LogPosition after, int limit, Duration heartbeat) {
        if (!places.tryAcquire()) {
            throw new RejectedExecutionException("Too many readers wait");
        }
        LogPosition[] place = { after };
        return Multi.createBy().repeating()
                .uni(() -> pollUntil(filter, place[0], limit, System.nanoTime() + heartbeat.toNanos())
                        .invoke(page -> place[0] = page.next()))
                .indefinitely().onTermination().invoke(() -> places.release());
    }

    private Uni<LogPage> waiting(Uni<LogPage> page) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new RejectedExecutionException("Too many readers wait"));
            }
            return page.onTermination().invoke(() -> places.release());
        });
    }

    private Uni<LogPage> pollUntil(LogFilter filter, LogPosition after, int limit, long deadline) {
        return Uni.createFrom().deferred(() -> {
            long left = Math.max(0, deadline - System.nanoTime());
            CompletableFuture<Void> ring = bell.nextRing(Duration.ofNanos(left));
            return Uni.createFrom().item(() -> read(filter, after, limit))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .call(page -> publishedFirst.of(page.events())).onItem()
                    .transformToUni(page -> {
                        if (!page.events().isEmpty() || deadline - System.nanoTime() <= 0) {
                            return Uni.createFrom().item(page);
                        }
                        return Uni.createFrom().completionStage(ring)
                                .onItem().transformToUni(rung -> pollUntil(filter, page.next(), limit, deadline));
                    }).onTermination().invoke(() -> ring.complete(null));
        });
    }
}
