package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    @Test
    void on_a_terminal_what_is_waited_for_is_one_line_that_a_result_replaces() {
        // Given
        Progress progress = progress(true);

        // When
        progress.waiting("waiting for kafka");
        progress.waiting("waiting for kafka");
        progress.ready("kafka", Duration.ofMillis(1250));

        // Then
        assertThat(output()).isEqualTo("\r\033[K  waiting for kafka\r\033[K  kafka           ready  1.3 s\n");
    }

    @Test
    void a_line_that_might_not_fit_is_cut() {
        // When
        progress(true).waiting("x".repeat(200));

        // Then
        assertThat(output()).hasSizeLessThan(80);
    }

    @Test
    void elsewhere_only_what_has_happened_is_written() {
        // Given
        Progress progress = progress(false);

        // When
        progress.waiting("waiting for kafka");
        progress.line("done");

        // Then
        assertThat(output()).isEqualTo("done\n");
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(output, true, StandardCharsets.UTF_8), terminal);
    }

    private String output() {
        return output.toString(StandardCharsets.UTF_8);
    }
}
