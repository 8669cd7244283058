package id.etalase.localstack.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending processes, our children or not. */
final class Processes {

    private Processes() {
    }

    /** Sends the usual request to end, waits, and ends it by force after the limit. */
    static void stop(ProcessHandle process, Duration limit) {
        process.destroy();
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, limit);
        }
    }

    /** As {@link #stop}, but with the signal on which PostgreSQL does not wait for its clients. */
    static void interrupt(ProcessHandle process, Duration limit) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, limit);
        }
    }

    static boolean ended(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
