package id.etalase.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** The lines of a log, mostly that of accesses, from the moment this is made until it is closed. */
final class LoggedLines implements AutoCloseable {

    private static final PatternFormatter TEXT = new PatternFormatter("%s");

    private final Logger logger;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord record) {
            TEXT.format(record).lines().forEach(lines::add);
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    LoggedLines() {
        this("access");
    }

    LoggedLines(String category) {
        this.logger = Logger.getLogger(category);
        this.logger.addHandler(listener);
    }

    /** Waits for a line with this in it. */
    void awaitLine(String part) {
        await(part).atMost(Duration.ofSeconds(30)).until(() -> lines.stream().anyMatch(line -> line.contains(part)));
    }

    /** The line of this request; waits for it. */
    String of(String requestId) {
        return await("the line of " + requestId).atMost(Duration.ofSeconds(30))
                .until(() -> all(requestId), found -> !found.isEmpty())
                .get(0);
    }

    /** The lines of this request so far. */
    List<String> all(String requestId) {
        return lines.stream().filter(line -> line.contains("\"requestId\":\"" + requestId + '"')).toList();
    }

    @Override
    public void close() {
        logger.removeHandler(listener);
    }
}
