package id.etalase.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import id.etalase.gateway.route.Route.Origin;

/** One process of a service, and what the gateway has seen of it. */
public final class Replica {

    private static final int LONGEST = 10;
    private static final int SILENT_CHECKS = 3;

    private final Origin origin;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean answering = true;
    private volatile long leftOutUntil = System.nanoTime();
    /** Checks in a row that nobody answered, while nothing else was answered either. */
    private final AtomicInteger silence = new AtomicInteger();
    private int failures;
    private int ejections;

    Replica(Origin origin) {
        this.origin = origin;
    }

    public Origin origin() {
        return origin;
    }

    /** Requests it is working on for this gateway. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Whether it answered the last time it was asked how it is. */
    public boolean isAnswering() {
        return answering;
    }

    /** Whether requests go to it while others could take them. */
    public boolean isInUse() {
        return answering && System.nanoTime() - leftOutUntil >= 0;
    }

    /** Whether it takes requests and answers none, so that whoever is sent there waits for nothing. */
    boolean isStuck() {
        return silence.get() >= SILENT_CHECKS;
    }

    void taken() {
        inFlight.incrementAndGet();
    }

    void released() {
        inFlight.decrementAndGet();
    }

    /** @return whether that is news; what it failed at before it came back is forgotten */
    synchronized boolean answering(boolean now) {
        boolean news = answering != now;
        answering = now;
        if (now && news) {
            succeeded();
            leftOutUntil = System.nanoTime();
        } else if (now) {
            silence.set(0);
        }
        return news;
    }

    /** It was asked how it is, and has said nothing in time. */
    void silent() {
        silence.incrementAndGet();
    }

    synchronized void succeeded() {
        silence.set(0);
        failures = 0;
        ejections = 0;
    }

    /** @return whether it is left out from now on */
    synchronized boolean failed(int limit, Duration period) {
        failures++;
        if (failures < limit) {
            return false;
        }
        failures = 0;
        ejections = Math.min(LONGEST, Math.max(1, ejections * 2));
        leftOutUntil = System.nanoTime() + period.toNanos() * ejections;
        return true;
    }
}
