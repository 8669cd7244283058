package id.etalase.localstack.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the libraries write: never to the terminal. */
final class Logging {

    /** They warn about what is normal for a broker that is alone. */
    private static final List<Logger> TOO_EAGER = List.of(
            Logger.getLogger("org.apache.kafka.controller.QuorumController"),
            Logger.getLogger("org.apache.kafka.clients.NetworkClient"));

    private Logging() {
    }

    /** For a child process, whose standard error is its log. */
    static void toStandardError() {
        use(new ConsoleHandler(), Level.WARNING);
        TOO_EAGER.forEach(logger -> logger.setLevel(Level.SEVERE));
    }

    /** For the launcher itself. */
    static void toFile(Path file) {
        try {
            use(new FileHandler(file.toString(), false), Level.INFO);
        } catch (IOException e) {
            throw new RunFailure("Cannot write " + Folders.shown(file) + ": " + e.getMessage(), e);
        }
    }

    static void off() {
        LogManager.getLogManager().reset();
    }

    private static void use(Handler handler, Level level) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
        off();
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        root.addHandler(handler);
    }
}
