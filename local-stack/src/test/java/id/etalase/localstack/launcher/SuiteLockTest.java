package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteLockTest {

    @TempDir
    Path folder;
    private Folders folders;

    @BeforeEach
    void prepare() {
        folders = new Folders(folder, folder.resolve("data"));
        folders.prepare();
    }

    @Test
    void a_second_launcher_on_the_same_data_is_told_which_process_runs() {
        try (SuiteLock first = SuiteLock.acquire(folders)) {
            assertThatThrownBy(() -> SuiteLock.acquire(folders)).isInstanceOf(RunFailure.class).hasMessageContainingAll(
                    "already runs", "process " + ProcessHandle.current().pid(), "./run stop");
            assertThat(SuiteLock.holder(folders)).hasValue(ProcessHandle.current().pid());
            assertThat(first).isNotNull();
        }
    }

    @Test
    void when_the_first_ended_the_next_may_start() {
        // Given
        SuiteLock.acquire(folders).close();

        // Then
        assertThat(SuiteLock.holder(folders)).isEmpty();
        assertThat(SuiteLock.tryAcquire(folders)).isPresent().get().satisfies(SuiteLock::close);
    }
}
