package id.etalase.gateway;

import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Brings the lines of the access log out, on a thread of its own and many at once: writing one costs more than answering
 * from the cache does. Each record of the log category {@code access} holds as many lines as there were.
 */
@Singleton
class AccessLines {

    private static final Logger LOG = Logger.getLogger("access");

    /** A line that does not fit any more is lost, and counted: a log that stands still must not hold up the answers. */
    private static final int WAITING_AT_MOST = 1 << 15;
    private static final int TOGETHER = 1 << 16;
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long PATIENCE_MILLIS = 5_000;

    private final Queue<String> waiting = PlatformDependent.newFixedMpscQueue(WAITING_AT_MOST);
    private final AtomicLong lost = new AtomicLong();
    private final Thread writer = new Thread(this::write, "access-log");
    private volatile boolean asleep;
    private volatile boolean stopped;

    AccessLines(MeterRegistry meters) {
        FunctionCounter.builder("etalase.gateway.access.lines.lost", lost, AtomicLong::get)
                .description("Lines of the access log that were not written because the log did not keep up").register(meters);
    }

    void start(@Observes StartupEvent event) {
        writer.setDaemon(true);
        writer.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        LockSupport.unpark(writer);
        writer.join(PATIENCE_MILLIS);
    }

    boolean areWanted() {
        return LOG.isInfoEnabled();
    }

    void add(String line) {
        if (!waiting.offer(line)) {
            lost.incrementAndGet();
        }
        if (asleep) {
            asleep = false;
            LockSupport.unpark(writer);
        }
    }

    private void write() {
        StringBuilder together = new StringBuilder();
        while (true) {
            boolean last = stopped;
            for (String line = waiting.poll(); line != null; line = together.length() < TOGETHER ? waiting.poll() : null) {
                together.append(together.isEmpty() ? "" : System.lineSeparator()).append(line);
            }
            if (!together.isEmpty()) {
                LOG.info(together.toString());
                together.setLength(0);
                // More will come meanwhile, and go together.
                if (waiting.isEmpty()) {
                    LockSupport.parkNanos(BREATH_NANOS);
                }
            } else if (last) {
                return;
            } else {
                asleep = true;
                if (waiting.isEmpty() && !stopped) {
                    LockSupport.park(this);
                }
                asleep = false;
            }
        }
    }
}
