package id.etalase.localstack.launcher;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Something of the suite that runs as processes of its own and can be started again after it ended. */
interface Part {

    /** One word, as in logs, options and messages. */
    String name();

    /** Starts the process; it need not be ready when this returns. */
    void start();

    boolean isAlive();

    /** Asked again and again while it starts; cheap. */
    boolean isReady();

    /** How the last process ended, when that is known; continues a sentence, as in " with exit code 1". */
    Optional<String> ending();

    /** Asks it to end, waits, and ends it by force after the limit. */
    void stop(Duration limit);

    Path log();
}
