package id.etalase.localstack.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import id.etalase.localstack.LocalPostgres;

/**
 * The database server with a database for each service. PostgreSQL keeps the record of its process itself. It starts
 * in the background, because unpacking and preparing a new one takes seconds in which others can start too.
 */
final class PostgresPart implements Part {

    static final String NAME = "postgres";
    static final String PASSWORD = "local";

    private final Folders folders;
    private final int port;
    private CompletableFuture<Running> starting = CompletableFuture.completedFuture(null);

    PostgresPart(Folders folders, int port) {
        this.folders = folders;
        this.port = port;
    }

    /** The server on these data, whoever started it. */
    static Optional<ProcessHandle> runningIn(Folders folders) {
        OptionalLong pid = LocalPostgres.pidIn(folders.postgres());
        if (pid.isEmpty()) {
            return Optional.empty();
        }
        // The server writes the file when it starts and not later: the rule of our own records holds.
        return new ProcessRecord(LocalPostgres.pidFileIn(folders.postgres())).processNumbered(pid.getAsLong());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Path log() {
        return folders.log(NAME);
    }

    @Override
    public void start() {
        Running ended = starting.handle((value, failure) -> value).join();
        starting = CompletableFuture.supplyAsync(() -> {
            if (ended != null) {
                // It keeps the lock of the data even if its process was killed.
                ended.server().close();
            }
            LocalPostgres server = LocalPostgres.start(folders.postgres(), log(), port);
            Service.ALL.forEach(service -> server.ensureDatabase(service.database(), service.database(), PASSWORD));
            return new Running(server, runningIn(folders).orElseThrow());
        });
    }

    @Override
    public boolean isAlive() {
        return !starting.isDone() || isReady() && Processes.isRunning(starting.join().process());
    }

    @Override
    public boolean isReady() {
        return starting.isDone() && !starting.isCompletedExceptionally() && starting.join() != null;
    }

    @Override
    public Optional<String> ending() {
        return starting.isCompletedExceptionally()
                ? starting.handle((running, failure) -> Optional.of(": " + reason(failure))).join()
                : Optional.empty();
    }

    private static String reason(Throwable failure) {
        boolean wrapped = failure instanceof CompletionException && failure.getCause() != null;
        return String.valueOf((wrapped ? failure.getCause() : failure).getMessage());
    }

    @Override
    public void stop(Duration limit) {
        Running running = starting.handle((value, failure) -> value).join();
        if (running == null) {
            runningIn(folders).ifPresent(process -> Processes.interrupt(process, limit));
            return;
        }
        running.server().close();
        // It takes its note away a moment before it ends, so a missing note is not enough.
        if (!Processes.ended(running.process(), limit)) {
            Processes.interrupt(running.process(), limit);
        }
    }

    private record Running(LocalPostgres server, ProcessHandle process) {
    }
}
