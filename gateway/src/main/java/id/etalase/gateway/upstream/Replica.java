package id.etalase.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import id.etalase.gateway.route.Route.Origin;

/** One process of a service, and what the gateway has seen of it. */
public final class Replica {

    private static final int LONGEST = 10;

    private final Origin origin;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile boolean answering = true;
    private volatile long leftOutUntil = System.nanoTime();
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

    void taken() {
        inFlight.incrementAndGet();
    }

    void released() {
        inFlight.decrementAndGet();
    }

    /** @return whether that is news */
    boolean answering(boolean now) {
        boolean news = answering != now;
        answering = now;
        return news;
    }

    synchronized void succeeded() {
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
