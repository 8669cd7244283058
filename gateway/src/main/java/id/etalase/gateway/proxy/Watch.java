package id.etalase.gateway.proxy;

import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;

/**
 * Barks when nothing moved for a while. Moving is cheap: it only notes the time, and the one timer looks at the note when
 * it fires.
 */
final class Watch {

    private static final long NONE = -1;
    private static final int ENOUGH = 1024;

    private final Vertx vertx;
    private final Runnable bark;
    private long timer = NONE;
    private long limitMillis;
    private long lastMove;
    private long due;
    private long sinceMove;

    Watch(Vertx vertx, Runnable bark) {
        this.vertx = vertx;
        this.bark = bark;
    }

    /** Starts anew with another limit. */
    void start(long millis) {
        limitMillis = millis;
        lastMove = System.nanoTime();
        if (timer == NONE || due - (lastMove + TimeUnit.MILLISECONDS.toNanos(millis)) > 0) {
            stop();
            sleep(millis);
        }
        // A timer that fires earlier will look, and go on sleeping.
    }

    /** Something moved. */
    void touch() {
        lastMove = System.nanoTime();
    }

    /**
     * So many bytes came. A trickle that only keeps the connection from looking dead is no movement; one that is all there is
     * to send ends before anybody asks.
     */
    void progress(int bytes) {
        sinceMove += bytes;
        if (sinceMove >= ENOUGH) {
            sinceMove = 0;
            touch();
        }
    }

    void stop() {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
            timer = NONE;
        }
    }

    private void sleep(long millis) {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        timer = vertx.setTimer(Math.max(1, millis), fired -> look());
    }

    private void look() {
        timer = NONE;
        long still = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - lastMove);
        if (still >= limitMillis) {
            bark.run();
        } else {
            sleep(limitMillis - still);
        }
    }
}
