package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private Folders folders;

    @BeforeEach
    void prepare() {
        folders = new Folders(folder, folder.resolve("data"));
        folders.prepare();
    }

    @Test
    void what_a_killed_launcher_left_is_stopped_in_the_order_given() throws IOException {
        // Given
        for (String name : List.of("first", "second")) {
            ChildProcess child = ShellPart.wellBehaved(name, folders);
            child.start();
            await().atMost(LIMIT).until(child::isReady);
        }

        // When
        List<String> stopped = new Leftovers(folders).stop(List.of("second", "absent", "first"), LIMIT);

        // Then
        assertThat(stopped).containsExactly("second", "first");
        assertThat(Files.readAllLines(folders.run().resolve("story"))).containsExactly("start first", "start second",
                "stop second", "stop first");
    }

    @Test
    void another_program_that_was_given_the_number_later_is_left_alone() throws IOException {
        // Given
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path record = Files.writeString(folders.run().resolve("part.pid"), Long.toString(stranger.pid()));
            Files.setLastModifiedTime(record, FileTime.from(Instant.now().minusSeconds(3600)));

            // When
            List<String> stopped = new Leftovers(folders).stop(List.of("part"), LIMIT);

            // Then
            assertThat(stopped).isEmpty();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(record).doesNotExist();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_record_that_says_nothing_harms_nobody() throws IOException {
        // Given
        Files.writeString(folders.run().resolve("part.pid"), "");

        // Then
        assertThat(new Leftovers(folders).stop(List.of("part"), LIMIT)).isEmpty();
    }
}
