package id.etalase.localstack.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A part that is one process with a log file. A terminal sends Ctrl-C to every process in it; the children ignore it,
 * because it is the launcher's task to stop them in order.
 */
final class ChildProcess implements Part {

    /** Writes its number, stops listening to the terminal, and becomes the program: its number stays. */
    private static final String WRAPPER = "echo $$ > \"$0\" || exit 1; trap '' INT HUP; exec \"$@\"";

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Folders folders;
    private final LongPredicate readiness;
    private final ProcessRecord record;
    private Process process;

    ChildProcess(String name, List<String> command, Map<String, String> environment, Folders folders,
            LongPredicate readiness) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.folders = folders;
        this.readiness = readiness;
        this.record = ProcessRecord.of(folders, name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path log() {
        return folders.log(name);
    }

    @Override
    public void start() {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", WRAPPER, record.file().toString()));
        wrapped.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(wrapped).directory(folders.run().toFile())
                .redirectErrorStream(true).redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment().putAll(environment);
        try {
            if (process == null && Files.exists(log())) {
                Files.move(log(), folders.log(name + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new RunFailure("Cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    @Override
    public boolean isReady() {
        return isAlive() && readiness.test(process.pid());
    }

    @Override
    public Optional<String> ending() {
        return process == null || process.isAlive() ? Optional.empty()
                : Optional.of(" with exit code " + process.exitValue());
    }

    @Override
    public void stop(Duration limit) {
        if (isAlive()) {
            Processes.stop(process, limit);
        }
        record.delete();
    }
}
