package id.etalase.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The script {@code run} of this repository with a data folder and ports of its own. */
final class RunScript {

    private static final Path SCRIPT = Path.of("..", "run").toAbsolutePath().normalize();

    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    RunScript(Path folder) {
        this(folder, Map.of());
    }

    /** @param environment comes on top of what this process has */
    RunScript(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        List<ServerSocket> held = new ArrayList<>();
        try {
            // All held at once, or the system might give the same port twice.
            for (String name : names()) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(name, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No free ports", e);
        }
    }

    /** Of everything that listens, as the help tells them: a service that is added there gets a port here. */
    private static List<String> names() throws IOException {
        Process help = new ProcessBuilder(SCRIPT.toString(), "--help").start();
        String text = new String(help.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return Pattern.compile("([a-z-]+)=[0-9]+").matcher(text).results().map(match -> match.group(1)).toList();
    }

    int port(String name) {
        return ports.get(name);
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Starts the suite and returns at once; its output is in {@link #output}. */
    Process start(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(options));
        ports.forEach((name, port) -> arguments.addAll(List.of("--port", name + "=" + port)));
        return process("output", arguments);
    }

    String output() {
        return text("output");
    }

    /** Runs the script to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        Process process = process("result", List.of(arguments));
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("./run " + String.join(" ", arguments) + " did not end: " + text("result"));
        }
        return new Result(process.exitValue(), text("result").trim());
    }

    private Process process(String output, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), "--data", data().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(Redirect.to(folder.resolve(output).toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Result(int code, String output) {
    }
}
