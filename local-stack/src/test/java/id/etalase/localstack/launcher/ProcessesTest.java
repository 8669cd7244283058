package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessesTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Process parent;

    @AfterEach
    void end() {
        if (parent != null) {
            parent.destroyForcibly();
        }
    }

    @Test
    void a_running_process_has_not_ended_until_it_is_stopped() throws IOException {
        // Given
        parent = new ProcessBuilder("sleep", "60").start();
        assertThat(Processes.ended(parent.toHandle(), Duration.ofMillis(100))).isFalse();

        // When
        Processes.stop(parent.toHandle(), LIMIT);

        // Then
        assertThat(Processes.isRunning(parent.toHandle())).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_process_whose_parent_never_asks_for_its_exit_code_counts_as_ended() throws IOException {
        // Given: a shell that becomes a program which knows nothing of the child that the shell had
        parent = new ProcessBuilder("sh", "-c", "exec 3<&0; cat <&3 & echo $!; exec sleep 60").start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        // The shell would still ask for the exit code of its child.
        await().atMost(LIMIT).until(() -> comm(parent.pid()).equals("sleep"));
        parent.outputWriter().close();
        await().atMost(LIMIT).until(() -> Files.readString(Path.of("/proc", Long.toString(pid), "stat")).contains(") Z "));

        // When
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

        // Then
        assertThat(child.isAlive()).as("what the JDK says of it").isTrue();
        assertThat(Processes.isRunning(child)).isFalse();
        assertThat(Processes.ended(child, Duration.ZERO)).isTrue();
    }

    private static String comm(long pid) throws IOException {
        return Files.readString(Path.of("/proc", Long.toString(pid), "comm")).trim();
    }
}
