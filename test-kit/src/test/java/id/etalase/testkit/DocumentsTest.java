package id.etalase.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents test itself: what it lets pass, and that it notices each kind of dead name. */
class DocumentsTest {

    @TempDir
    Path repository;

    @BeforeEach
    void aSmallRepository() throws IOException {
        write(".gitignore", "target/\n.local/\n");
        write("pom.xml", "<project/>");
        write(".ci/run", "mvn -B verify </dev/null\n");
        write("shop/src/main/java/id/etalase/shop/Till.java",
                """
                        package id.etalase.shop;
                        import java.time.Clock;
                        @ConfigMapping(prefix = "etalase.till")
                        interface Till { void open(); String drawerSize(); record Coin(int value) { String METRIC = "etalase.till." + "coins"; } }
                        """);
        write("shop/src/main/resources/application.properties", "etalase.shop.name=x\n");
        write("shop/src/main/resources/schemas/till.opened.v1.json", "{}");
        write("shop/src/test/java/id/etalase/shop/LauncherTest.java", "start(\"./run\", \"--fresh\", \"token\");");
        write("docs/guide.md", "# Guide\n\n## How to open\n");
    }

    @ParameterizedTest
    @ValueSource(strings = { "`Till`, `Till.open()`, `Till.Coin`, `Coin`", "`Clock` and `String` of others", "`@Till`",
            "`id.etalase.shop`", "`id.etalase.shop.till.opened.v1`",
            "`etalase.till.drawer-size`, `etalase.shop.<any>`, `etalase.till.coins`",
            "`shop/`, `docs/guide.md`, `src/main/resources/application.properties`, `Till.java`",
            "`schemas/<aggregate>.opened.v<n>.json`", "`.local/` and `target/site/`",
            "`Accept`, `ETag`, `POST`, `KSDPL`", "`/v1/agreements`, `text/csv`, `apache/kafka:4.1.1`, `18.6.0`",
            "[guide](docs/guide.md#how-to-open) and [web](https://example.org/x)", "`mvn verify`", "`./run`",
            "`./run --fresh`", "`./run token <role>`" })
    void what_is_there_may_be_named(String line) throws IOException {
        // Given
        write("README.md", line);
        // When
        var complaints = Documents.complaintsAbout(repository);
        // Then
        assertThat(complaints).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "`Drawer`", "`Till.close()`", "`Till.Note`", "`@Drawer`", "`id.etalase.store`",
            "`id.etalase.shop.till.closed.v1`", "`etalase.store.name`", "`etalase.till.colour`", "`etalase.till.open.colour`",
            "`store/`", "`docs/other.md`",
            "`shop/src/other`",
            "`other.properties`", "`schemas/<aggregate>.closed.v<n>.json`", "[guide](docs/other.md)",
            "[guide](docs/guide.md#how-to-close)", "`mvn package`", "`mvn -Dquick verify`", "`./run --other`",
            "`./run other`" })
    void what_is_not_there_is_noticed(String line) throws IOException {
        // Given
        write("README.md", "# A title\n" + line);
        // When
        var complaints = Documents.complaintsAbout(repository);
        // Then
        assertThat(complaints).hasSize(1).first().asString().startsWith("README.md:2: ");
    }

    @Test
    void commands_in_a_fence_of_the_readme_must_be_tried_and_other_fences_are_not_read() throws IOException {
        // Given
        write("README.md", "```sh\n./run\nmvn site   # slow\n```\n```json\n{\"a\": \"`Drawer`\"}\n```\n");
        // When
        var complaints = Documents.complaintsAbout(repository);
        // Then
        assertThat(complaints).singleElement().asString().startsWith("README.md:3: ").contains("mvn site");
    }

    @Test
    void the_repository_is_found_from_the_folder_of_a_module() {
        assertThat(Documents.repository().resolve("test-kit/pom.xml")).exists();
    }

    private void write(String file, String text) throws IOException {
        Path path = repository.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
