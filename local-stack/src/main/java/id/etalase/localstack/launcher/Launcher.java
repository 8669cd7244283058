package id.etalase.localstack.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command behind {@code ./run}: without a subcommand it starts the suite and stays until it is stopped. */
@Command(name = "./run", subcommands = { TokenCommand.class, StatusCommand.class, StopCommand.class })
public final class Launcher implements Callable<Integer> {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(15);

    private final Path home = Path.of(System.getProperty("etalase.home", ""));

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--no-sample")
    private boolean noSample;

    @Option(names = "--port", paramLabel = "NAME=PORT")
    private final Map<String, Integer> ports = new HashMap<>();

    @Option(names = "--data", paramLabel = "FOLDER", scope = ScopeType.INHERIT)
    private Path data;

    @Option(names = { "-h", "--help" }, usageHelp = true, scope = ScopeType.INHERIT)
    private boolean help;

    public static void main(String[] arguments) {
        Logging.off();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Launcher());
        commandLine.setExecutionStrategy(Launcher::execute);
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            complain(exception.getCommandLine(), exception.getMessage() + ". See ./run --help");
            return CommandLine.ExitCode.USAGE;
        });
        commandLine.setExecutionExceptionHandler((exception, command, result) -> {
            if (!(exception instanceof RunFailure)) {
                Logger.getLogger(Launcher.class.getName()).log(Level.SEVERE, "Unexpected", exception);
            }
            complain(command, exception instanceof RunFailure ? exception.getMessage()
                    : "Unexpected: " + exception + ". See logs/launcher.log in the data folder.");
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    private static int execute(ParseResult result) {
        for (ParseResult part = result; part != null; part = part.subcommand()) {
            if (part.isUsageHelpRequested()) {
                result.commandSpec().commandLine().getOut().print(help());
                result.commandSpec().commandLine().getOut().flush();
                return CommandLine.ExitCode.OK;
            }
        }
        return new CommandLine.RunLast().execute(result);
    }

    private static void complain(CommandLine commandLine, String message) {
        commandLine.getErr().println("run: " + message);
        commandLine.getErr().flush();
    }

    Folders folders() {
        return new Folders(home, data == null ? home.resolve(".local") : data);
    }

    @Override
    public Integer call() {
        Ports chosen = Ports.of(ports);
        Folders folders = folders();
        folders.prepare();
        // Held until the process ends, whatever ends it.
        SuiteLock lock = SuiteLock.acquire(folders);
        Progress progress = new Progress(System.out, Boolean.getBoolean("etalase.terminal"));
        List<String> left = new Leftovers(folders).stop(Parts.namesInStopOrder(), LEFTOVER_LIMIT);
        if (!left.isEmpty()) {
            progress.line("Stopped what an earlier run left behind: " + String.join(", ", left) + ".");
        }
        if (fresh) {
            folders.clear();
        }
        Logging.toFile(folders.log("launcher"));
        chosen.requireFree();
        new RunningSuite(folders).remember(chosen);
        Parts parts = new Parts(folders, chosen, !noSample);
        Suite suite = new Suite(parts.inOrder(), parts.needs(), progress);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            suite.stop();
            lock.close();
        }, "stop"));
        progress.line("Starting Etalase, data in " + Folders.shown(folders.data()));
        long begin = System.nanoTime();
        if (suite.start(START_LIMIT)) {
            progress.line("Ready after " + Progress.seconds(Duration.ofNanos(System.nanoTime() - begin)) + ".\n\n"
                    + new SuiteTable(folders, chosen).text() + "\n");
            // Unpacking PostgreSQL took memory that is never needed again.
            System.gc();
            suite.watch();
        }
        return CommandLine.ExitCode.OK;
    }

    /** The text that the script {@code run} shows too, before anything is built. */
    static String help() {
        try (InputStream text = Launcher.class.getResourceAsStream("help.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("No help text", e);
        }
    }
}
