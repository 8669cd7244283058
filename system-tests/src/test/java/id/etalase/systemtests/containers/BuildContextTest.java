package id.etalase.systemtests.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import id.etalase.testkit.Documents;

/** The image build gets what it needs, and none of what a working copy collects. */
class BuildContextTest {

    private static final Path REPOSITORY = Documents.repository();
    private static final BuildContext CONTEXT = new BuildContext(ContainerFiles.read(".dockerignore"));

    @Test
    void every_module_and_its_sources_are_there() throws IOException {
        // When
        List<String> needed = modulesBelow(REPOSITORY).flatMap(BuildContextTest::filesToBuild).toList();
        // Then
        assertThat(needed)
                .contains("pom.xml", "partnerships-service/openapi.yaml", "gateway/src/main/resources/application.properties")
                .allMatch(CONTEXT::holds);
    }

    @ParameterizedTest
    @ValueSource(strings = { "deploy/healthcheck.sh", "deploy/train.sh" })
    void the_scripts_of_the_image_are_there(String script) {
        assertThat(ContainerFiles.exists(script)).isTrue();
        assertThat(CONTEXT.holds(script)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { ".git/config", ".local/postgres/superuser.password", ".env", "README.md", "gateway/target/x.jar",
            "gateway/src/test/java/Test.java", "target/src/main/x", "docker-compose.yml" })
    void nothing_else_is_there(String path) {
        assertThat(CONTEXT.holds(path)).isFalse();
    }

    private static Stream<Path> modulesBelow(Path folder) {
        String pom = ContainerFiles.read(REPOSITORY.relativize(folder).resolve("pom.xml").toString());
        return Stream.concat(Stream.of(folder), Pattern.compile("<module>([^<]+)</module>").matcher(pom).results()
                .flatMap(module -> modulesBelow(folder.resolve(module.group(1)))));
    }

    /** The document of a service too: the gateway ships it. */
    private static Stream<String> filesToBuild(Path module) {
        Path sources = module.resolve("src/main");
        try (Stream<Path> files = Files.exists(sources) ? Files.walk(sources) : Stream.<Path> empty()) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            return Stream
                    .concat(Stream.of("pom.xml", "openapi.yaml").map(module::resolve).filter(Files::exists), found.stream())
                    .map(file -> REPOSITORY.relativize(file).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
