package id.etalase.localstack.launcher;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what runs on the data folder, and where. Exit code 0 when the suite runs, 3 when it does not. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    @ParentCommand
    private Launcher launcher;

    @Spec
    private CommandSpec specification;

    @Override
    public Integer call() {
        Folders folders = launcher.folders();
        OptionalLong holder = SuiteLock.holder(folders);
        List<String> lines = new ArrayList<>();
        List<String> names = new ArrayList<>(Parts.namesInStopOrder());
        names.forEach(name -> ProcessRecord.of(folders, name).process()
                .ifPresent(process -> lines.add(row(folders, name, process))));
        PostgresPart.runningIn(folders).ifPresent(process -> lines.add(row(folders, PostgresPart.NAME, process)));
        if (holder.isPresent()) {
            lines.add(0, String.format("  %-15s process %d", "launcher", holder.getAsLong()));
        } else if (lines.isEmpty()) {
            out().println("The suite does not run.");
            return NOT_RUNNING;
        } else {
            out().println("The launcher is gone, these still run; ./run or ./run stop ends them:");
        }
        lines.forEach(out()::println);
        return holder.isPresent() ? 0 : NOT_RUNNING;
    }

    private static String row(Folders folders, String name, ProcessHandle process) {
        Optional<Integer> port = Optional.of(new RunningSuite(folders).ports().of(name));
        return String.format("  %-15s process %-8d port %d", name, process.pid(), port.get());
    }

    private PrintWriter out() {
        return specification.commandLine().getOut();
    }
}
