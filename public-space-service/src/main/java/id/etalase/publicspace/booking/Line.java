package id.etalase.publicspace.booking;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import id.etalase.kit.error.RequestProblem;

/**
 * A line in which everybody is served in the order of coming. Whoever is at its head serves all those directly behind who can
 * be served together: the longer the line, the more of them.
 *
 * @param <T> what can be served together
 */
final class Line<T> {

    private final int longest;
    private final int mostTogether;
    private final Duration patience;
    private final Deque<Place<T>> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param longest more do not wait: they are sent away with 503 {@code busy} at once
     * @param patience after which those who are not at the head are sent away likewise
     */
    Line(int longest, int mostTogether, Duration patience) {
        this.longest = longest;
        this.mostTogether = mostTogether;
        this.patience = patience;
    }

    private static final class Place<T> {

        private final @Nullable T errand;
        private final Semaphore called = new Semaphore(0);
        private boolean served;

        Place(@Nullable T errand) {
            this.errand = errand;
        }
    }

    /** Does this when nobody else is served. */
    <A> A alone(Callable<A> work) throws Exception {
        await(join(new Place<>(null)));
        try {
            return work.call();
        } finally {
            leave(List.of());
        }
    }

    /** Returns when this was served, by this thread or with others by one in front. */
    void together(T errand, Consumer<List<T>> serve) {
        Place<T> mine = join(new Place<>(errand));
        await(mine);
        if (mine.served) {
            return;
        }
        List<Place<T>> others = followers();
        List<T> errands = new ArrayList<>(List.of(errand));
        others.forEach(place -> errands.add(place.errand));
        try {
            serve.accept(errands);
        } finally {
            leave(others);
        }
    }

    /** How many wait. */
    synchronized int length() {
        return waiting.size();
    }

    private synchronized Place<T> join(Place<T> place) {
        if (busy) {
            if (waiting.size() >= longest) {
                throw new RequestProblem("busy");
            }
            waiting.add(place);
        } else {
            busy = true;
            place.called.release();
        }
        return place;
    }

    private synchronized List<Place<T>> followers() {
        List<Place<T>> followers = new ArrayList<>();
        while (followers.size() + 1 < mostTogether && !waiting.isEmpty() && waiting.element().errand != null) {
            followers.add(waiting.remove());
        }
        return followers;
    }

    private synchronized void leave(List<Place<T>> served) {
        Place<T> next = waiting.poll();
        if (next == null) {
            busy = false;
        } else {
            next.called.release();
        }
        served.forEach(place -> {
            place.served = true;
            place.called.release();
        });
    }

    private void await(Place<T> place) {
        boolean interrupted = false;
        try {
            if (place.called.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (withdraw(place)) {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new RequestProblem("busy");
        }
        // Somebody serves it at this moment, or has called it.
        place.called.acquireUninterruptibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean withdraw(Place<T> place) {
        return waiting.remove(place);
    }
}
