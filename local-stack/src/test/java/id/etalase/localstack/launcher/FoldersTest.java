package id.etalase.localstack.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path folder;

    @Test
    void a_folder_with_files_of_others_is_refused_and_left_as_it_is() throws IOException {
        // Given
        Path precious = Files.createDirectory(folder.resolve("logs")).resolve("precious.log");
        Files.writeString(precious, "precious");

        // Then
        assertThatThrownBy(() -> new Folders(folder, folder).prepare()).isInstanceOf(RunFailure.class)
                .hasMessageContaining("holds other files");
        assertThat(precious).exists();
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_with_what_to_do() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "");

        // Then
        assertThatThrownBy(() -> new Folders(folder, file.resolve("data")).prepare()).isInstanceOf(RunFailure.class)
                .hasMessageContainingAll("Cannot write to", "--data FOLDER");
    }

    @Test
    void a_fresh_start_deletes_data_topics_documents_and_logs() throws IOException {
        // Given
        Folders folders = new Folders(folder, folder.resolve("data"));
        folders.prepare();
        Path table = write(folders.postgres().resolve("data/base/1"));
        Path password = write(folders.postgres().resolve("superuser.password"));
        Path topic = write(folders.kafka().resolve("topic-0/0.log"));
        Path document = write(folders.documents().resolve("ab/cd"));
        Path log = write(folders.log("gateway"));

        // When
        folders.clear();

        // Then
        assertThat(table).doesNotExist();
        assertThat(password).doesNotExist();
        assertThat(topic).doesNotExist();
        assertThat(document).doesNotExist();
        assertThat(log).doesNotExist();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
