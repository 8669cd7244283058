package id.etalase.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProgramsTest {

    private final String home = System.getProperty("user.home");

    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        System.setProperty("user.home", home);
    }

    @Test
    void an_account_keeps_them_in_its_cache() {
        // Given
        System.setProperty("user.home", folder.toString());

        // Then
        assertThat(ServerPrograms.folder(null, Path.of("instead"))).isEqualTo(folder.resolve(".cache/etalase/postgres"));
    }

    @Test
    void a_cache_folder_of_its_own_choice_comes_first() {
        assertThat(ServerPrograms.folder(folder.toString(), Path.of("instead")))
                .isEqualTo(folder.resolve("etalase/postgres"));
    }

    @Test
    void an_account_without_a_home_keeps_them_elsewhere() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "");

        // Then
        System.setProperty("user.home", "?");
        assertThat(ServerPrograms.folder(null, Path.of("instead"))).isEqualTo(Path.of("instead"));
        System.setProperty("user.home", file.resolve("missing").toString());
        assertThat(ServerPrograms.folder(null, Path.of("instead"))).isEqualTo(Path.of("instead"));
    }
}
