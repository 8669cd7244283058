package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;
    private Folders folders;
    private Suite suite;
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @BeforeEach
    void prepare() {
        folders = new Folders(folder, folder.resolve("data"));
        folders.prepare();
    }

    @AfterEach
    void end() {
        suite.stop();
    }

    @Test
    void a_part_starts_after_those_it_needs_and_all_stop_in_the_reverse_order() throws IOException {
        // Given
        Part database = ShellPart.of("database", folders, "trap 'echo stop $NAME >> story; exit 0' TERM; "
                + "sleep 0.3; echo start $NAME >> story; touch $NAME.ready; while :; do sleep 0.05; done");
        Part service = ShellPart.wellBehaved("service", folders);
        suite = suite(Map.of(service, List.of(database)), database, service);

        // When
        boolean ready = suite.start(LIMIT);
        suite.stop();

        // Then
        assertThat(ready).isTrue();
        assertThat(story()).containsExactly("start database", "start service", "stop service", "stop database");
    }

    @Test
    void a_part_that_ends_before_it_is_ready_fails_the_start_with_the_end_of_its_log() {
        // Given
        suite = suite(Map.of(), ShellPart.wellBehaved("healthy", folders),
                ShellPart.of("broken", folders, "echo the schema is wrong; exit 3"));

        // Then
        assertThatThrownBy(() -> suite.start(LIMIT)).isInstanceOf(RunFailure.class)
                .hasMessageContainingAll("broken ended before it was ready", "exit code 3", "broken.log");
        assertThat(output()).contains("  | the schema is wrong");
    }

    @Test
    void a_part_that_is_not_ready_in_time_fails_the_start() {
        // Given
        suite = suite(Map.of(), ShellPart.of("slow", folders, "echo still thinking; exec sleep 60"));

        // Then
        assertThatThrownBy(() -> suite.start(Duration.ofMillis(500))).isInstanceOf(RunFailure.class)
                .hasMessageContaining("slow was not ready after");
        assertThat(output()).contains("  | still thinking");
    }

    @Test
    void after_a_failed_start_nothing_is_left_running() {
        // Given
        Part healthy = ShellPart.wellBehaved("healthy", folders);
        suite = suite(Map.of(), healthy, ShellPart.of("broken", folders, "exit 3"));
        assertThatThrownBy(() -> suite.start(LIMIT)).isInstanceOf(RunFailure.class);

        // When
        suite.stop();

        // Then
        assertThat(healthy.isAlive()).isFalse();
    }

    @Test
    void a_part_that_ends_by_itself_is_started_again_and_both_are_said() throws Exception {
        // Given
        Part part = ShellPart.wellBehaved("service", folders);
        suite = suite(Map.of(), part);
        suite.start(LIMIT);
        Thread watcher = new Thread(suite::watch);
        watcher.start();
        long first = pidOf("service");

        // When
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        // Then
        await().atMost(LIMIT).until(() -> output().contains("service is back."));
        assertThat(pidOf("service")).isNotEqualTo(first);
        assertThat(output()).containsPattern("service ended with exit code 137; it starts again in 1 s\\.");
        suite.stop();
        watcher.join(LIMIT.toMillis());
        assertThat(watcher.isAlive()).isFalse();
    }

    @Test
    void a_part_that_is_waiting_for_its_next_start_is_not_started_by_a_stop() throws Exception {
        // Given
        Part part = ShellPart.wellBehaved("service", folders);
        suite = suite(Map.of(), part);
        suite.start(LIMIT);
        Thread watcher = new Thread(suite::watch);
        watcher.start();
        ProcessHandle.of(pidOf("service")).orElseThrow().destroyForcibly();
        await().atMost(LIMIT).until(() -> output().contains("it starts again in"));

        // When
        suite.stop();

        // Then
        watcher.join(LIMIT.toMillis());
        assertThat(part.isAlive()).isFalse();
    }

    @Test
    void a_stop_while_parts_start_ends_the_start_and_leaves_nothing() throws Exception {
        // Given
        Part slow = ShellPart.of("slow", folders, "touch begun; exec sleep 60");
        Part never = ShellPart.wellBehaved("never", folders);
        suite = suite(Map.of(never, List.of(slow)), slow, never);
        Thread starter = new Thread(() -> suite.start(LIMIT));
        starter.start();
        await().atMost(LIMIT).until(() -> Files.exists(folders.run().resolve("begun")));

        // When
        suite.stop();

        // Then
        starter.join(LIMIT.toMillis());
        assertThat(starter.isAlive()).isFalse();
        assertThat(slow.isAlive()).isFalse();
        assertThat(never.isAlive()).isFalse();
    }

    private Suite suite(Map<Part, List<Part>> needs, Part... parts) {
        return new Suite(List.of(parts), needs, new Progress(new PrintStream(output, true, StandardCharsets.UTF_8), false));
    }

    private long pidOf(String part) {
        return ProcessRecord.of(folders, part).process().orElseThrow().pid();
    }

    private List<String> story() throws IOException {
        return Files.readAllLines(folders.run().resolve("story"));
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
