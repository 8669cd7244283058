package id.etalase.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many in at the same time. */
final class Gate {

    private final int capacity;
    private final AtomicInteger inside = new AtomicInteger();

    Gate(int capacity) {
        this.capacity = capacity;
    }

    /** @return whether there is room; then {@link #leave} must follow */
    boolean enter() {
        if (inside.incrementAndGet() > capacity) {
            inside.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        inside.decrementAndGet();
    }
}
