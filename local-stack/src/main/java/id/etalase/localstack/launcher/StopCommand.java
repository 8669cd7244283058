package id.etalase.localstack.launcher;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Stops the suite from another terminal, and what a killed launcher left behind. */
@Command(name = "stop")
final class StopCommand implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(15);

    @ParentCommand
    private Launcher launcher;

    @Spec
    private CommandSpec specification;

    @Override
    public Integer call() {
        Folders folders = launcher.folders();
        OptionalLong holder = SuiteLock.holder(folders);
        if (holder.isPresent()) {
            ProcessHandle.of(holder.getAsLong()).ifPresent(process -> {
                process.destroy();
                if (!Processes.ended(process, LIMIT)) {
                    throw new RunFailure("Process " + process.pid() + " does not end. Kill it, then call ./run stop again.");
                }
            });
        }
        List<String> left = new Leftovers(folders).stop(Parts.namesInStopOrder(), LEFTOVER_LIMIT);
        out().println(holder.isEmpty() && left.isEmpty() ? "The suite does not run." : "Stopped.");
        return CommandLine.ExitCode.OK;
    }

    private PrintWriter out() {
        return specification.commandLine().getOut();
    }
}
