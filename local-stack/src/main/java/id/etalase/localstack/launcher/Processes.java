package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ending processes, our children or not. */
public final class Processes {

    private static final Duration POLL = Duration.ofMillis(50);

    private Processes() {
    }

    /** Sends the usual request to end, waits, and ends it by force after the limit. */
    static void stop(ProcessHandle process, Duration limit) {
        process.destroy();
        endByForceAfter(limit, process);
    }

    /**
     * As {@link #stop(ProcessHandle, Duration)}, for a child of ours. It returns when the exit code is known: a child
     * has ended a moment before {@link Process#isAlive()} says so.
     */
    static void stop(Process child, Duration limit) {
        child.destroy();
        try {
            if (!child.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            child.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** As {@link #stop(ProcessHandle, Duration)}, but with the signal on which PostgreSQL does not wait for its clients. */
    static void interrupt(ProcessHandle process, Duration limit) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        endByForceAfter(limit, process);
    }

    private static void endByForceAfter(Duration limit, ProcessHandle process) {
        if (!ended(process, limit)) {
            process.destroyForcibly();
            ended(process, limit);
        }
    }

    /** Whether the process ended within the limit. */
    static boolean ended(ProcessHandle process, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() >= end) {
                return false;
            }
            try {
                process.onExit().get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                continue;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return !isRunning(process);
            }
        }
        return true;
    }

    /**
     * Whether the process still runs. One that ended stays in the table of processes until its parent asks for its exit
     * code, and in a container the parent of an orphan often is a program that never asks.
     */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !isDefunct(process.pid());
    }

    /** By field 3 of {@code /proc/PID/stat} (proc(5)), behind the name in parentheses; elsewhere nobody tells. */
    private static boolean isDefunct(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
