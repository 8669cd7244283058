package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void it_is_the_last_lines_of_a_long_log() throws IOException {
        // Given
        Path log = Files.writeString(folder.resolve("a.log"),
                IntStream.rangeClosed(1, 100_000).mapToObj(n -> "line " + n).collect(Collectors.joining("\n")));

        // Then
        assertThat(LogTail.of(log, 2)).containsExactly("line 99999", "line 100000");
    }

    @Test
    void a_short_log_is_shown_whole_and_a_missing_one_is_nothing() throws IOException {
        // Given
        Path log = Files.writeString(folder.resolve("a.log"), "only line\n");

        // Then
        assertThat(LogTail.of(log, 20)).containsExactly("only line");
        assertThat(LogTail.of(folder.resolve("none.log"), 20)).isEmpty();
    }

    @Test
    void a_line_without_end_is_cut() throws IOException {
        // Given
        Path log = Files.writeString(folder.resolve("a.log"), "x".repeat(10_000));

        // Then
        assertThat(LogTail.of(log, 1).get(0)).hasSizeLessThan(500);
    }
}
