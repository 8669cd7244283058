package id.etalase.gateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines of the access log, from the moment this is made until it is closed. */
final class LoggedLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {

        @Override
        public void publish(LogRecord record) {
            record.getMessage().lines().forEach(lines::add);
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
        Logger.getLogger("access").addHandler(listener);
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
        Logger.getLogger("access").removeHandler(listener);
    }
}
