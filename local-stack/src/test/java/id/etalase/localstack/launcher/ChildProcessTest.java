package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(5);

    @TempDir
    Path folder;
    private Folders folders;
    private ChildProcess child;

    @BeforeEach
    void prepare() {
        folders = new Folders(folder, folder.resolve("with space"));
        folders.prepare();
    }

    @AfterEach
    void end() {
        if (child != null) {
            child.stop(Duration.ofMillis(100));
        }
    }

    @Test
    void the_recorded_number_is_that_of_the_program() {
        // When
        start(ShellPart.of("part", folders, "echo $$ > number; touch $NAME.ready; exec sleep 60"));

        // Then
        assertThat(recorded().pid()).isEqualTo(Long.parseLong(text(folders.run().resolve("number"))));
        assertThat(recorded().isAlive()).isTrue();
    }

    @Test
    void it_does_not_end_when_the_terminal_interrupts_but_when_it_is_stopped() throws Exception {
        // Given
        start(ShellPart.of("part", folders, "touch $NAME.ready; exec sleep 60"));
        ProcessHandle process = recorded();

        // When
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid() + "; kill -HUP " + process.pid()).start()
                .waitFor();

        // Then
        assertThat(Processes.ended(process, Duration.ofMillis(300))).isFalse();
        child.stop(LIMIT);
        assertThat(process.isAlive()).isFalse();
    }

    /** The JDK learns of the end a moment after it: without waiting for that, one in some tens is still called alive. */
    @RepeatedTest(50)
    void when_the_stop_returns_it_is_not_alive() {
        // Given
        start(ShellPart.of("part", folders, "touch $NAME.ready; exec sleep 60"));

        // When
        child.stop(LIMIT);

        // Then
        assertThat(child.isAlive()).isFalse();
        assertThat(child.ending()).isPresent();
    }

    @Test
    void one_that_will_not_end_is_ended_by_force() {
        // Given
        start(ShellPart.of("part", folders, "trap '' TERM; touch $NAME.ready; while :; do sleep 0.05; done"));
        ProcessHandle process = recorded();

        // When
        child.stop(Duration.ofMillis(300));

        // Then
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void its_output_goes_to_its_log_and_the_log_of_the_run_before_is_kept() throws IOException {
        // Given
        Files.writeString(folders.log("part"), "from the run before\n");

        // When
        start(ShellPart.of("part", folders, "echo to out; echo to err >&2; touch $NAME.ready; exec sleep 60"));

        // Then
        assertThat(text(folders.log("part"))).isEqualTo("to out\nto err");
        assertThat(text(folders.log("part.previous"))).isEqualTo("from the run before");
    }

    @Test
    void it_tells_how_it_ended() {
        // When
        child = ShellPart.of("part", folders, "exit 7");
        child.start();

        // Then
        await().atMost(LIMIT).until(() -> !child.isAlive());
        assertThat(child.ending()).contains(" with exit code 7");
    }

    private void start(ChildProcess part) {
        child = part;
        child.start();
        await().atMost(LIMIT).pollDelay(Duration.ZERO).pollInterval(POLL).until(child::isReady);
    }

    private ProcessHandle recorded() {
        return ProcessRecord.of(folders, "part").process().orElseThrow();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).trim();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
