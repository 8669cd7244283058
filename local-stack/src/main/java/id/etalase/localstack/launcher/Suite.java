package id.etalase.localstack.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * All parts together: starts each after those that it needs, watches them, starts again what ends by itself, and stops
 * them in the reverse order. {@link #stop} may come from another thread at any moment, also while parts start.
 */
final class Suite {

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int LINES_OF_LOG = 20;

    private final List<Part> parts;
    private final Map<Part, List<Part>> needs;
    private final Progress progress;
    private final List<Part> started = new ArrayList<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * @param parts in the order of starting
     * @param needs which parts must be ready before one starts; none when absent
     */
    Suite(List<Part> parts, Map<Part, List<Part>> needs, Progress progress) {
        this.parts = List.copyOf(parts);
        this.needs = Map.copyOf(needs);
        this.progress = progress;
    }

    /**
     * Starts everything and returns when all is ready.
     *
     * @return false when the suite was stopped meanwhile
     * @throws RunFailure when a part ends, or is not ready within the limit, with the end of its log
     */
    boolean start(Duration limit) {
        Instant begin = Instant.now();
        Map<Part, Instant> launched = new HashMap<>();
        List<Part> ready = new ArrayList<>();
        while (ready.size() < parts.size() && !isStopping()) {
            for (Part part : parts) {
                if (!launched.containsKey(part) && ready.containsAll(needs.getOrDefault(part, List.of()))) {
                    launched.put(part, Instant.now());
                    progress.waiting("starting " + part.name());
                    launch(part);
                } else if (launched.containsKey(part) && !ready.contains(part)) {
                    look(part, launched.get(part), ready);
                }
            }
            if (Duration.between(begin, Instant.now()).compareTo(limit) > 0 && ready.size() < parts.size()) {
                Part late = parts.stream().filter(part -> !ready.contains(part)).findFirst().orElseThrow();
                throw failed(late, "was not ready after " + limit.toSeconds() + " s");
            }
            if (ready.size() < parts.size()) {
                progress.waiting(Duration.between(begin, Instant.now()).toSeconds() + " s, waiting for " + parts.stream()
                        .filter(part -> !ready.contains(part)).map(Part::name).collect(Collectors.joining(", ")));
                pause();
            }
        }
        return !isStopping();
    }

    private void look(Part part, Instant launchedAt, List<Part> ready) {
        if (!part.isAlive() && !isStopping()) {
            throw failed(part, "ended before it was ready" + ending(part));
        }
        if (part.isReady()) {
            ready.add(part);
            progress.ready(part.name(), Duration.between(launchedAt, Instant.now()));
        }
    }

    /** Watches the parts until {@link #stop}. */
    void watch() {
        Map<Part, Recovery> recoveries = new HashMap<>();
        parts.forEach(part -> recoveries.put(part, new Recovery(part)));
        while (!isStopping()) {
            recoveries.values().forEach(Recovery::look);
            pause();
        }
    }

    /** A part that is being stopped is never started again, and one that is being started is stopped. */
    private synchronized void launch(Part part) {
        if (!isStopping()) {
            started.remove(part);
            started.add(part);
            part.start();
        }
    }

    /** Stops what was started, the last first. Returns when no process is left. */
    void stop() {
        stopping.countDown();
        synchronized (this) {
            if (started.isEmpty()) {
                return;
            }
            Instant begin = Instant.now();
            List<Part> order = new ArrayList<>(parts);
            java.util.Collections.reverse(order);
            for (Part part : order) {
                if (started.remove(part)) {
                    progress.waiting("stopping " + part.name());
                    part.stop(STOP_LIMIT);
                }
            }
            progress.line("Stopped after " + Progress.seconds(Duration.between(begin, Instant.now())) + ".");
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private RunFailure failed(Part part, String what) {
        progress.endWaiting();
        LogTail.of(part.log(), LINES_OF_LOG).forEach(line -> progress.line("  | " + line));
        return new RunFailure(part.name() + " " + what + ". The lines above are the end of "
                + Folders.shown(part.log()) + ".");
    }

    private static String ending(Part part) {
        return part.ending().orElse("");
    }

    /** What becomes of one part after the start. */
    private final class Recovery {

        private final Part part;
        private final RestartPolicy policy = new RestartPolicy();
        private boolean down;
        private Optional<Instant> next = Optional.empty();

        Recovery(Part part) {
            this.part = part;
        }

        void look() {
            Instant now = Instant.now();
            if (next.isPresent() && !now.isBefore(next.get())) {
                next = Optional.empty();
                restart(now);
            } else if (next.isEmpty() && !down && !part.isAlive() && !isStopping()) {
                ended(now);
            } else if (starting && part.isAlive() && part.isReady()) {
                starting = false;
                progress.line(part.name() + " is back.");
            }
        }

        private boolean starting;

        private void ended(Instant now) {
            starting = false;
            LogTail.of(part.log(), 5).forEach(line -> progress.line("  | " + line));
            Optional<Duration> wait = policy.afterEndAt(now);
            next = wait.map(now::plus);
            down = wait.isEmpty();
            progress.line(part.name() + " ended" + ending(part) + "; "
                    + wait.map(duration -> "it starts again in " + duration.toSeconds() + " s.")
                            .orElse("it ended too often and stays down; the rest runs on. Its log is "
                                    + Folders.shown(part.log()) + "."));
        }

        private void restart(Instant now) {
            try {
                launch(part);
                starting = true;
            } catch (RunFailure e) {
                progress.line(e.getMessage());
            }
        }
    }
}
