package id.etalase.localstack.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What a person sees while they wait: on a terminal one line that changes, elsewhere only what has happened. */
final class Progress {

    private static final int WIDTH = 70;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream out;
    private final boolean terminal;
    private String waitingFor = "";

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void line(String text) {
        endWaiting();
        out.println(text);
    }

    synchronized void ready(String part, Duration took) {
        line(String.format(Locale.ROOT, "  %-15s ready  %5s", part, seconds(took)));
    }

    /** What is waited for now; cut to what surely fits into one line, or the line could not be taken back. */
    synchronized void waiting(String text) {
        String shown = text.length() <= WIDTH ? text : text.substring(0, WIDTH) + "...";
        if (terminal && !shown.equals(waitingFor)) {
            out.print(CLEAR_LINE + "  " + shown);
            out.flush();
            waitingFor = shown;
        }
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Before something else writes to the terminal. */
    synchronized void endWaiting() {
        if (!waitingFor.isEmpty()) {
            out.print(CLEAR_LINE);
            out.flush();
            waitingFor = "";
        }
    }
}
